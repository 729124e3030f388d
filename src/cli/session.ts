import type { ReadFrom } from "../api/api.js";
import type { Claim } from "../api/claim.js";
import type { Means } from "../change/means.js";
import type { Person } from "../core/person.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import type { Found } from "./found.js";
import type { WithGlobals } from "./global-options.js";
import type { JournalReader } from "./journal/journal-reader.js";
import type { RunFile } from "./journal/run-file-read.js";
import type { Screen } from "./screen.js";

/** What every command has: a screen to show its result on. */
export type Desk = Pick<Screen, "show" | "showList" | "notice">;

/** Somebody is signed in. */
export interface SignedIn extends Desk {
  readonly by: Person;
  /** This machine's now. */
  readonly now: Date;
}

/** An instance that somebody meant and that could not be found, or not be read. */
export interface Unread {
  /** As it was named. */
  readonly named: string;
  readonly error: KpDualError;
}

/** Several instances, to be read side by side; each with what asks it. */
export interface Fleet extends SignedIn, Pick<Means, "progress" | "elapsed"> {
  /** In the order in which they were named, saved or listed. */
  readonly members: readonly Found[];
  readonly unread: readonly Unread[];
  /** What this machine did. */
  readonly journal: JournalReader;
}

/** Everything that one run of a command about an instance may touch. Tests hand in fakes for all of it. */
export interface Session extends Means, Desk {
  /** The newest run of this machine that broke off, or left something to do; null where there is none. */
  readonly interrupted: () => Promise<string | null>;
  /** Whether a person can be asked here. */
  readonly isAttended: () => boolean;
}

/** An emulator is running somewhere on this machine. */
export interface Rehearsal extends Desk {
  readonly address: string;
  readonly readFrom: ReadFrom;
}

/** What a command about nothing but this machine may touch. */
export interface Workshop extends Desk {
  /** All of standard input. */
  readonly input: () => Promise<string>;
  readonly now: () => Date;
  /** Reads from the emulator at an address, and from nothing else. */
  readonly rehearsalReader: (address: string) => Promise<ReadFrom>;
  /** Kept when a person or the system asks this process to end. */
  readonly untilStopped: () => Promise<void>;
  /** Runs kp-dual once more, in a process and an environment of its own. */
  readonly runAgain: (
    argv: readonly string[],
    environment: Readonly<Record<string, string>>,
  ) => Promise<Run>;
}

/** What another run of kp-dual came to. */
export interface Run {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Opens what a command needs, no sooner and no more than that. */
export interface Open {
  /** The options that reach the instance again, for commands to paste; nothing is asked of anybody. */
  readonly reach: (command: WithGlobals) => string;
  /** Standard input as it comes. */
  readonly standardInput: () => AsyncIterable<Uint8Array>;
  readonly desk: () => Workshop;
  readonly signedIn: (command: WithGlobals) => Promise<SignedIn>;
  readonly rehearsal: (command: WithGlobals) => Promise<Rehearsal>;
  /** Before anybody is asked, `suits` may throw at the instance that is named, or at null where none is. */
  readonly session: (
    command: WithGlobals,
    suits?: (named: Claim | null) => void,
  ) => Promise<Session>;
  /** The named instances, else the saved ones; or all that the resource controller lists. */
  readonly fleet: (command: WithGlobals, choice: "named" | "all") => Promise<Fleet>;
  /** What this machine did; nothing is asked of anybody. */
  readonly journal: () => Promise<JournalReader>;
  /** For the instance of a run that broke off, to go on with it. */
  readonly resumed: (command: WithGlobals, run: RunFile) => Promise<Session>;
}
