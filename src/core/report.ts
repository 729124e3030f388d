import { EXIT, type ExitCode } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import type { Finding } from "./finding.js";
import type { Instance } from "./instance.js";
import type { KeyId, KeyState } from "./key.js";
import type { Person } from "./person.js";

/** Each change by the name that the journal, the JSON and the screen use, and by what becomes of its object. */
export const PARTICIPLES = {
  "enable-policy": "enabled",
  "disable-policy": "disabled",
  "set-for-deletion": "set for deletion",
  unset: "unset",
  delete: "deleted",
  restore: "restored",
  purge: "purged",
} as const;

export type ChangeName = keyof typeof PARTICIPLES;

/** What became of one key, or of an instance's policy; its totals in a document have these names. */
export const OUTCOMES = {
  done: "done",
  already: "already",
  refused: "refused",
  "changed-by-other": "changedByOther",
  "not-done": "notDone",
  "not-started": "notStarted",
  ready: "ready",
  unknown: "unknown",
} as const;

export type Outcome = keyof typeof OUTCOMES;

/** A judgement, with the name of its check. */
export type Verdict = Finding & { readonly check: string };

/** What is told of a key, or of an instance's policy, as it was last seen. */
export interface Told {
  /** Null for an instance's own policy. */
  readonly key: {
    readonly id: KeyId;
    readonly name: string | null;
    readonly state: KeyState | "purged" | null;
  } | null;
  /** Until when the approval stands. */
  readonly until: Date | null;
  readonly restoreUntil: Date | null;
  readonly purgeFrom: Date | null;
}

/** One line of a report. */
export interface Result extends Told {
  readonly outcome: Outcome;
  readonly changed: boolean | "unknown";
  readonly exit: ExitCode;
  /** What a person should know beside the outcome: "not read back". */
  readonly remark: string | null;
  readonly correlationId: string | null;
  readonly checks: readonly Verdict[];
  readonly error: KpDualError | null;
}

/** What a change came to, for one key or many. */
export interface Report {
  readonly action: ChangeName;
  readonly dryRun: boolean;
  readonly instance: Instance;
  readonly by: Person;
  readonly results: readonly Result[];
  /** The run's id in the journal; null where nothing was to be sent. */
  readonly run: string | null;
  /** Now, by the service's clock; null where it was never heard. */
  readonly serverNow: Date | null;
  /** The exit code of the signal that stopped it; null where it ran to its end. */
  readonly stopped: ExitCode | null;
}

/** How many came to which outcome; the counts add up to the number of results. */
export const totalsOf = (
  results: readonly Pick<Result, "outcome">[],
): Record<(typeof OUTCOMES)[Outcome], number> => {
  const totals = Object.fromEntries(Object.values(OUTCOMES).map((name) => [name, 0]));
  for (const { outcome } of results)
    totals[OUTCOMES[outcome]] = (totals[OUTCOMES[outcome]] ?? 0) + 1;
  return totals as Record<(typeof OUTCOMES)[Outcome], number>;
};

/** One code for all: the one they share; else 10 where any outcome is unknown, else 9. */
export const exitOf = (results: readonly Result[]): ExitCode => {
  const [first, ...others] = new Set(results.map(({ exit }) => exit));
  if (others.length === 0) return first ?? EXIT.done;
  return results.some(({ exit }) => exit === EXIT.unknown) ? EXIT.unknown : EXIT.someFailed;
};
