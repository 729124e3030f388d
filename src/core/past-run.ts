import { EXIT, type ExitCode } from "../errors/exit-codes.js";
import type { Instance } from "./instance.js";
import { isLeft } from "./is-left.js";
import type { KeyId } from "./key.js";
import type { ListInput } from "./list-input.js";
import type { Person } from "./person.js";
import type { ChangeName, Outcome } from "./report.js";

/** What the journal says became of one key, or of an instance's policy. */
export interface PastResult {
  /** Null for an instance's own policy. */
  readonly key: { readonly id: KeyId; readonly name: string | null } | null;
  readonly outcome: Outcome;
  readonly changed: boolean | "unknown";
  readonly exit: ExitCode;
  /** Of each sending, in their order: what IBM support and the activity log know them by. */
  readonly correlationIds: readonly string[];
  /** When it was last written about, by this machine's clock; null where its turn never came. */
  readonly at: Date | null;
}

/** One run as the journal of this machine tells it. */
export interface PastRun {
  readonly run: string;
  readonly action: ChangeName;
  readonly startedAt: Date;
  /** When it ended, or when a later one that went on with it did; null where the last of them broke off. */
  readonly endedAt: Date | null;
  readonly instance: Instance;
  readonly by: Person;
  readonly reason: string | null;
  /** The list that named its keys; null where they were named one by one, or by an older kp-dual. */
  readonly input: ListInput | null;
  /** Whether it is about an emulator. */
  readonly rehearsal: boolean;
  /** Every key that was named, once, in their order. */
  readonly results: readonly PastResult[];
}

/** The run ended, and nothing of it is open. */
export const isComplete = ({ endedAt, results }: PastRun): boolean =>
  endedAt !== null && !results.some(isLeft);

/** What is known of a key whose turn never came: nothing was sent for it. */
export const NOT_BEGUN = {
  outcome: "not-started",
  changed: false,
  exit: EXIT.notReached,
} as const satisfies Partial<PastResult>;

/** What is known of a key for which something was to be sent, and no more was written down. */
export const BROKEN_OFF = {
  outcome: "unknown",
  changed: "unknown",
  exit: EXIT.unknown,
} as const satisfies Partial<PastResult>;
