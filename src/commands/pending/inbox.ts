import pLimit from "p-limit";
import { getKeyPolicy } from "../../api/key-policies.js";
import { recalled } from "../../change/key-subject.js";
import type { Means } from "../../change/means.js";
import type { Found } from "../../cli/found.js";
import { valuesOf } from "../../core/instance.js";
import type { PendingKey } from "../../core/pending-key.js";
import type { KeySnapshot } from "../../core/snapshot.js";
import { stageOf } from "../../core/stage.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { waitingIn } from "./waiting-in.js";

/** So many requests about single keys of one instance go at once. */
const AT_ONCE = 8;

/** What waits in one instance. */
export interface Inbox {
  readonly keys: readonly PendingKey[];
  /** What kept it from being read whole; empty where nothing did. */
  readonly gaps: readonly KpDualError[];
}

/** Reads an instance to its end; of the keys that wait for a second approval also who may have given the first. */
export async function inboxOf(
  { instance, api }: Found,
  deleted: boolean,
  { recorded }: Pick<Means, "recorded">,
): Promise<Inbox> {
  const limit = pLimit(AT_ONCE);
  const { waiting, gaps } = await waitingIn(api, deleted, limit);
  const known = await limit.map(waiting, async (seen) => {
    if (stageOf(seen.key, seen.serverNow) !== "approval") return seen;
    return recalled({ ...seen, policy: await policyOf(seen, api) }, { instance, recorded });
  });
  return {
    keys: known.map((seen) => ({ instance, seen })),
    gaps: gaps.map((gap) => gap.with({ values: valuesOf(instance) })),
  };
}

/** It only helps to tell who approved first: where it can't be read, for whatever reason, that stays unknown. */
async function policyOf({ key }: KeySnapshot, api: Found["api"]): Promise<KeySnapshot["policy"]> {
  try {
    return (await api.read(getKeyPolicy, { key: key.id }, { optional: true })).value;
  } catch (error) {
    if (error instanceof KpDualError) return "unknown";
    throw error;
  }
}
