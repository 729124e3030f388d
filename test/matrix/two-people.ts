import type { Person } from "../../src/core/person.js";
import type { Result } from "../../src/core/report.js";
import type { CommittedChange } from "../../src/emulator/change.js";
import type { World } from "../../src/emulator/world.js";
import { DAY, INSTANCE } from "../support/cast.js";

type Committed = Pick<CommittedChange, "action" | "by" | "at">;

/** Who approved first, and until when that stands, by all that was changed; the rule is written down here anew. */
function approvalAfter(changes: readonly Committed[]) {
  let first: { readonly by: string | null; readonly until: number } | null = null;
  for (const { action, by, at } of changes) {
    if (action === "setKeyForDeletion") first = { by, until: Date.parse(at) + 7 * DAY };
    else if (action === "unsetKeyForDeletion" || action === "restore") first = null;
  }
  return first;
}

/** The deletions that had not two people, or no approval that stood. */
export const lonelyDeletions = (changes: readonly Committed[]): readonly Committed[] =>
  changes.filter(({ action, by, at }, n) => {
    if (action !== "delete") return false;
    const first = approvalAfter(changes.slice(0, n));
    return !first || first.by === by || Date.parse(at) >= first.until;
  });

/** What must be so for somebody to be told that it is done. */
const wanted: Readonly<Record<string, (world: World, key: string) => boolean>> = {
  "set-for-deletion": (world, key) => {
    const now = world.clock.now();
    const expires = keyIn(world, key)?.approval?.expires;
    return keyIn(world, key)?.state === 1 && expires !== undefined && now < expires;
  },
  unset: (world, key) => {
    const now = world.clock.now();
    const expires = keyIn(world, key)?.approval?.expires;
    return keyIn(world, key)?.state === 1 && (!expires || now >= expires);
  },
  delete: (world, key) => keyIn(world, key)?.state === 5,
  restore: (world, key) => keyIn(world, key)?.state === 1,
};

const keyIn = (world: World, key: string) =>
  world.instances.get(INSTANCE)?.keys.current(key, world.clock.now());

/** What a report says that is not true of what happened meanwhile; null where it is all true. */
export function lieIn(
  { outcome, changed }: Result,
  action: string,
  { name }: Pick<Person, "name">,
  key: string,
  world: World,
  meanwhile: readonly Committed[],
): string | null {
  const mine = meanwhile.filter(({ by }) => by === name).length;
  const isSo = wanted[action]?.(world, key) ?? false;
  const calledUndone = ["refused", "not-done", "not-started", "ready", "already"].includes(outcome);
  const calledSo = ["done", "already"].includes(outcome);
  const lies: Readonly<Record<string, boolean>> = {
    [`it was done ${mine} times`]: mine > 1,
    [`${outcome}, but it was done`]: calledUndone && mine > 0,
    [`${outcome}, but it is not so`]: calledSo && !isSo,
    "done, but not by this person": outcome === "done" && action === "delete" && mine === 0,
    "said to have changed nothing": changed === false && mine > 0,
  };
  return Object.entries(lies).find(([, isLie]) => isLie)?.[0] ?? null;
}
