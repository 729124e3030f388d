import pLimit from "p-limit";
import type { Key } from "../core/key.js";
import { stageOf } from "../core/stage.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Api } from "./api.js";
import { readKey } from "./read-key.js";

const AT_ONCE = 8;

/** Whether the stage of a living key can be told does not hang on the time; of a deleted one it is not asked here. */
const AT_ANY_TIME = new Date(0);

const isUntold = (key: Key): boolean =>
  key.state !== "destroyed" && stageOf(key, AT_ANY_TIME) === "unknown";

/**
 * The keys of a list, each with what its metadata tells where the list left its stage open (api.md §2.7), in
 * the same order. A key that is gone by now stays as it was listed; any other failure is thrown.
 */
export function toldKeys(
  keys: readonly Key[],
  api: Pick<Api, "read">,
): Promise<readonly Key[]> | readonly Key[] {
  if (!keys.some(isUntold)) return keys;
  return pLimit(AT_ONCE).map(keys, (key) => (isUntold(key) ? asTold(key, api) : key));
}

async function asTold(key: Key, api: Pick<Api, "read">): Promise<Key> {
  try {
    return (await readKey(api, { key: key.id })).value;
  } catch (error) {
    if (error instanceof KpDualError && error.exit === EXIT.notFound) return key;
    throw error;
  }
}
