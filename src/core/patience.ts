const LONGEST = {
  connect: 10_000,
  /** One request, from its first byte to the answer's last. */
  attempt: 30_000,
  /** All tries of one request, beside the waits that a 429 asks for; no other try is begun after that. */
  request: 120_000,
  /** The first wait between tries of a read; it doubles, with full jitter. */
  backoff: 50,
  /** The longest wait that a Retry-After may ask for. */
  retryAfter: 60_000,
  /** The wait after a 429 that does not say how long. */
  throttled: 1_000,
  /** Once a person took longer than this to answer, the key is read again. */
  stale: 5_000,
  /** So long after its answer was lost, a change that left no trace will not take effect any more. */
  horizon: 60_000,
  /** For another run of the same kind to end. */
  lock: 10_000,
  /** Between two looks at a key whose moment is waited for. */
  watch: 30_000,
  /** For what is begun to end, once a person asked to stop: they can ask once more. */
  stopAsked: 30_000,
  /** The same once a system asked, which soon kills. */
  stopTold: 8_000,
  /** For a token command to print a token and end (interface.md §2). */
  tokenCommand: 30_000,
} as const;

/** One, three and ten seconds after the answer was lost. */
const LOOKS = [1_000, 2_000, 7_000] as const;

/** Every wait and time limit, in milliseconds, in one object (reliability.md §2.2). */
export interface Patience extends Readonly<Record<keyof typeof LONGEST, number>> {
  /** The waits before each look at what became of a change whose answer was lost. */
  readonly looks: readonly number[];
}

/** All of them at a pace: 1 in earnest, less in rehearsals. `attempt` is what --timeout asked for; both in ms. */
export const patienceAt = (
  pace: number,
  attempt: number = LONGEST.attempt,
  watch: number = LONGEST.watch,
): Patience => ({
  watch: watch * pace,
  connect: LONGEST.connect * pace,
  attempt: attempt * pace,
  request: LONGEST.request * pace,
  backoff: LONGEST.backoff * pace,
  retryAfter: LONGEST.retryAfter * pace,
  throttled: LONGEST.throttled * pace,
  stale: LONGEST.stale * pace,
  horizon: LONGEST.horizon * pace,
  lock: LONGEST.lock * pace,
  stopAsked: LONGEST.stopAsked * pace,
  stopTold: LONGEST.stopTold * pace,
  tokenCommand: LONGEST.tokenCommand * pace,
  looks: LOOKS.map((ms) => ms * pace),
});
