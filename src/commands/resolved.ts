import type { KeyTarget } from "../api/key-path.js";
import { type Resolution, resolutions } from "../api/resolutions.js";
import { badList } from "../cli/bad-list.js";
import type { KeyList } from "../cli/keys-from.js";
import type { Problem } from "../cli/keys-in-text.js";
import type { Session } from "../cli/session.js";
import { valuesOf } from "../core/instance.js";
import type { KeyId } from "../core/key.js";
import type { ErrorCode } from "../errors/catalogue.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { shown } from "../views/gate.js";
import type { NamedKeys } from "./named-keys.js";
import { toldWith } from "./told-with.js";

/**
 * The keys that were named, each once and in their order: ids, aliases and names become UUIDs, and only those are
 * sent on. Of a list every line is told that fits no key, or two; of the command line the first.
 */
export async function resolved(
  { keys, list }: NamedKeys,
  { api, instance, notice }: Pick<Session, "api" | "instance" | "notice">,
): Promise<readonly KeyTarget[]> {
  const found = await toldWith({ values: valuesOf(instance) }, async () => {
    const all = await resolutions(api, keys);
    if (list) refuseBadLines(list, all);
    return all.map(idOf);
  });
  const ids = new Set(found);
  const repeated = keys.length - ids.size;
  if (repeated > 0)
    notice(shown`${repeated} of the ${keys.length} name a key that was named before`);
  return [...ids].map((key) => ({ key }));
}

function idOf(resolution: Resolution): KeyId {
  if ("error" in resolution) throw resolution.error;
  return resolution.id;
}

/** What a line does wrong, by the failure of its name. Any other failure is not the list's, and stops all of it. */
const FAULTS: Partial<Record<ErrorCode, (name: string, error: KpDualError) => string>> = {
  "key-not-found": (name) => `names no key here: ${name}`,
  "ambiguous-key": (name, { facts }) =>
    `names more than one key: ${name} is ${facts.values?.["fits"]}`,
};

function refuseBadLines({ file, keys }: KeyList, all: readonly Resolution[]): void {
  const problems = all.flatMap((resolution, at): readonly Problem[] => {
    const listed = keys[at];
    if (!("error" in resolution) || !listed) return [];
    const { error } = resolution;
    const what = FAULTS[error.code]?.(quoted(listed.text), error);
    if (what === undefined) throw error;
    return [{ line: listed.line, what }];
  });
  if (problems.length > 0) throw badList(file, problems);
}

/** As long as names and aliases can be; more of a line would only fill the screen. */
const LONGEST = 90;

const quoted = (text: string): string =>
  text.length > LONGEST ? `"${text.slice(0, LONGEST)}…"` : `"${text}"`;
