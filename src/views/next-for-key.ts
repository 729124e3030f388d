import type { Instance } from "../core/instance.js";
import type { KeySnapshot } from "../core/snapshot.js";
import { type Stage, stageOf } from "../core/stage.js";
import { purgeFrom, restoreUntil } from "../core/windows.js";
import type { Shown } from "./gate.js";
import { hint } from "./hint.js";
import { whenAndLeft } from "./when.js";

/** The key and how its instance is reached, as a command names them; and a moment told in words. */
interface Ahead {
  readonly seen: KeySnapshot;
  readonly target: string;
  readonly told: (date: Date | null, words: string) => string;
}

type Next = (ahead: Ahead) => readonly Shown[];

const restore: Next = ({ seen, target, told }) =>
  hint(`undo${told(restoreUntil(seen.key), ", until ")}`, `kp-dual key restore ${target}`);

const purge: Next = ({ seen, target, told }) => {
  const from = purgeFrom(seen.key);
  const since = from && from > seen.serverNow ? told(from, ", from ") : "";
  return hint(`for ever${since}, by somebody with KeyPurge`, `kp-dual key purge ${target}`);
};

/** Only an active key can be set for deletion (api.md §2.4). */
const approvable = (what: string, { seen: { key }, target }: Ahead): readonly Shown[] => {
  if (key.state === "active")
    return hint(`to delete it, ${what}`, `kp-dual key set-for-deletion ${target}`);
  return key.state === "suspended"
    ? hint(`to delete it, enable it first; then ${what}`, `ibmcloud kp key enable ${key.id}`)
    : [];
};

const nexts: Readonly<Record<Stage, Next>> = {
  unprotected: ({ target }) => [
    ...hint("one person alone may delete it", `kp-dual key delete ${target}`),
    ...hint("two people from now on, for ever", `kp-dual policy enable --key ${target}`),
  ],
  protected: (ahead) => approvable("the first approval", ahead),
  approval: ({ seen, target, told }) => [
    ...hint(
      `next: another Manager${told(seen.key.approvalExpires, ", before ")}`,
      `kp-dual key delete ${target}`,
    ),
    ...hint("undo", `kp-dual key unset ${target}`),
  ],
  lapsed: (ahead) => approvable("a new first approval", ahead),
  deleted: (ahead) => [...restore(ahead), ...purge(ahead)],
  purgeable: (ahead) => [...restore(ahead), ...purge(ahead)],
  unrestorable: purge,
  unknown: () => hint("what the stages mean", "kp-dual help lifecycle"),
};

/** The commands that a key's stage leaves open, each with the moment that it depends on. */
export function nextForKey(seen: KeySnapshot, { at }: Instance): readonly Shown[] {
  const told = (date: Date | null, words: string) =>
    date ? `${words}${whenAndLeft(date, seen.serverNow)}` : "";
  return nexts[stageOf(seen.key, seen.serverNow)]({ seen, target: `${seen.key.id} ${at}`, told });
}
