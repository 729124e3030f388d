import type { Instance } from "./instance.js";
import type { Key } from "./key.js";
import type { KeySnapshot } from "./snapshot.js";
import { type Stage, stageOf } from "./stage.js";
import { restoreUntil } from "./windows.js";

/** A key on its way out, and where it is. */
export interface PendingKey {
  readonly instance: Instance;
  readonly seen: KeySnapshot;
}

/** The stages that wait for somebody, in the order in which they are told. */
const WAITING: readonly Stage[] = ["approval", "lapsed"];
const DELETED: readonly Stage[] = ["deleted", "purgeable", "unrestorable"];

/** The stages of keys on their way out; those that are deleted already, if they are asked for. */
export const pendingStages = (deleted: boolean): readonly Stage[] =>
  deleted ? [...WAITING, ...DELETED] : WAITING;

/** The moment that a pending key waits for: the end of its approval; of a deleted one, the end of its undo. */
export const deadlineOf = (key: Key): Date | null =>
  key.state === "destroyed" ? restoreUntil(key) : key.approvalExpires;

/** Whether its deadline is still ahead, and no further than so many milliseconds. */
export function isWithin(ms: number, { key, serverNow }: KeySnapshot): boolean {
  const left = (deadlineOf(key)?.getTime() ?? Number.NEGATIVE_INFINITY) - serverNow.getTime();
  return left > 0 && left <= ms;
}

/** By their stages in the order of life, and then the soonest deadline first. */
export function byDeadline(one: PendingKey, other: PendingKey): number {
  return (
    rank(one) - rank(other) || moment(one) - moment(other) || (idOf(one) < idOf(other) ? -1 : 1)
  );
}

const ORDER = pendingStages(true);
const rank = ({ seen: { key, serverNow } }: PendingKey) => ORDER.indexOf(stageOf(key, serverNow));
const moment = ({ seen: { key } }: PendingKey) => deadlineOf(key)?.getTime() ?? 0;
const idOf = ({ seen: { key } }: PendingKey) => key.id;
