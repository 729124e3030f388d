import type { Api } from "../api/api.js";
import type { Instance } from "../core/instance.js";
import type { Patience } from "../core/patience.js";
import type { Person } from "../core/person.js";
import type { Question } from "../core/question.js";
import type { RecordedApprovals } from "../core/recorded-approval.js";
import type { Journal, RunHeader } from "./journal.js";
import type { Progress } from "./progress.js";
import type { Stop } from "./stop.js";

/** What the command line said in advance. */
export interface Consent {
  readonly yes?: boolean;
  /** A key's id or name, or the number of keys. */
  readonly confirm?: string;
}

/** All that carrying out a change needs from the world. */
export interface Means {
  readonly api: Api;
  readonly instance: Instance;
  readonly by: Person;
  /**
   * Returns when a person, or the command line, has agreed; throws a KpDualError otherwise. A dry run is not
   * asked, but a consent that does not fit is refused there too.
   */
  readonly agree: (question: Question, consent: Consent, dryRun: boolean) => Promise<void>;
  readonly journal: (header: RunHeader) => Promise<Journal>;
  /** Who approved first, as far as this machine's journal tells; it never throws. */
  readonly recorded: () => Promise<RecordedApprovals>;
  readonly newId: () => string;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** The same, but it ends as soon as somebody asks to stop. */
  readonly rest: (ms: number) => Promise<void>;
  readonly patience: Patience;
  readonly stop: Stop;
  readonly progress: Progress;
  /** Tells of each 429 how long, in milliseconds, it is waited after it; gives back how to stop listening. */
  readonly throttled: (listener: (ms: number) => void) => () => void;
}
