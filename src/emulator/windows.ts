const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** The clocks of a key's life, in milliseconds (api.md §3.3). */
export const WINDOWS = {
  /** How long a first approval counts. */
  approval: 7 * DAY,
  /** How long a key rests after it was deleted or disabled, before that can be undone. */
  rest: 30 * SECOND,
  /** How long after its deletion a key can be purged. */
  purge: 4 * HOUR,
  /** How long after its deletion a key can be restored. */
  restore: 30 * DAY,
  /** How long after its deletion the service purges a key by itself. */
  automaticPurge: 90 * DAY,
} as const;
