import type { Key, KeyState, STATES } from "./key.js";
import { purgeFrom, restoreUntil } from "./windows.js";

/** Where a key stands on its way out, in the order of its life. */
export const STAGES = [
  "unprotected",
  "protected",
  "approval",
  "lapsed",
  "deleted",
  "purgeable",
  "unrestorable",
  "unknown",
] as const;

export type Stage = (typeof STAGES)[number];

type KnownState = (typeof STATES)[keyof typeof STATES];
type StageAt = (key: Key, now: Date) => Stage;

/** What of a key is told without a date. */
export type Standing = Pick<Key, "state" | "dualAuth" | "setForDeletion">;

/** Where a living key stands that nobody has set for deletion; null where somebody has, or it is not told. */
function unset({ dualAuth, setForDeletion }: Standing): "unprotected" | "protected" | null {
  if (dualAuth === false) return "unprotected";
  return dualAuth === true && setForDeletion === false ? "protected" : null;
}

const alive: StageAt = (key, now) => {
  const still = unset(key);
  if (still) return still;
  if (key.dualAuth === "unknown" || key.setForDeletion === "unknown" || !key.approvalExpires)
    return "unknown";
  return now < key.approvalExpires ? "approval" : "lapsed";
};

const destroyed: StageAt = (key, now) => {
  const purge = purgeFrom(key);
  const restore = restoreUntil(key);
  if (!purge || !restore) return "unknown";
  if (now >= restore) return "unrestorable";
  return now >= purge ? "purgeable" : "deleted";
};

const inState: Readonly<Record<KnownState, StageAt>> = {
  "pre-active": alive,
  active: alive,
  suspended: alive,
  deactivated: alive,
  destroyed,
};

const isKnown = (state: KeyState): state is KnownState => state in inState;

/** The stage of a key at a moment of the service's clock. Nothing is guessed: what can't be told is "unknown". */
export const stageOf = (key: Key, now: Date): Stage =>
  isKnown(key.state) ? inState[key.state](key, now) : "unknown";

/** Whether a key may be on its way out, or its stage untold: at any moment, all others are protected or unprotected. */
export const mayBeLeaving = (key: Standing): boolean =>
  !isKnown(key.state) || key.state === "destroyed" || unset(key) === null;
