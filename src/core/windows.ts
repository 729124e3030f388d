import type { Key } from "./key.js";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** The service's clocks, in milliseconds (api.md §3.3). */
export const WINDOW = {
  /** How long a first approval stands. */
  approval: 7 * DAY,
  /** A restore is refused so soon after the deletion. */
  restoreAfter: 30 * SECOND,
  restoreFor: 30 * DAY,
  purgeAfter: 4 * HOUR,
  autoPurgeAfter: 90 * DAY,
} as const;

export const after = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms);

const sinceDeletion = (key: Key, ms: number) => (key.deletedAt ? after(key.deletedAt, ms) : null);

/** From when a deleted key may be restored; null where the service told no date. */
export const restoreFrom = (key: Key): Date | null => sinceDeletion(key, WINDOW.restoreAfter);

/** Until when a deleted key may be restored: the service's word, else the documented window. */
export const restoreUntil = (key: Key): Date | null =>
  key.restoreUntil ?? sinceDeletion(key, WINDOW.restoreFor);

/** From when a deleted key may be purged: the service's word, else the documented window. */
export const purgeFrom = (key: Key): Date | null =>
  key.purgeFrom ?? sinceDeletion(key, WINDOW.purgeAfter);

/** When a deleted key goes by itself: the service's word, else the documented window. */
export const autoPurgeOn = (key: Key): Date | null =>
  key.autoPurgeOn ?? sinceDeletion(key, WINDOW.autoPurgeAfter);
