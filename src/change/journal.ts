import type { DeletionRequest } from "../core/deletion-request.js";
import type { Instance } from "../core/instance.js";
import type { ListInput } from "../core/list-input.js";
import type { Person } from "../core/person.js";
import type { ChangeName } from "../core/report.js";

/** What a run is, written before anything of it is sent. */
export interface RunHeader {
  readonly action: ChangeName;
  readonly reason: string | null;
  readonly instance: Instance;
  readonly by: Person;
  /** The service's own force. */
  readonly force: boolean;
  /** Whether it waits until the service allows it. */
  readonly wait: boolean;
  /** Where a list named the targets. */
  readonly input?: ListInput | undefined;
  /** Where a request file named them: all that it claims, so that a run that was cut is finished by the same check. */
  readonly request?: DeletionRequest | undefined;
  /** All that were named: a run that was cut can be finished, and its totals add up to their number. */
  readonly targets: readonly unknown[];
}

/** One line of a run file. Dates become RFC 3339. */
export type RunRecord = Readonly<Record<string, unknown>> & {
  readonly record: "header" | "resumed" | "intent" | "attempt" | "outcome" | "footer";
};

/** The file of one run. What was written is on the disk when the promise is kept. */
export interface Journal {
  readonly run: string;
  /** Whether another run was at work on the same since this one looked: then it has to look again. */
  readonly isContested?: boolean;
  /** Throws a KpDualError "journal-unwritable" where it can't be written. */
  readonly write: (record: RunRecord) => Promise<void>;
  /** Writes the totals, as far as that goes; it never throws, since the results stand without them. */
  readonly close: (totals: Readonly<Record<string, number>>) => Promise<void>;
}
