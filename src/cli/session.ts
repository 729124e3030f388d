import type { ReadFrom } from "../api/api.js";
import type { Claim } from "../api/claim.js";
import type { InstanceRecord } from "../api/instance-record.js";
import type { Whereabouts } from "../api/whereabouts.js";
import type { Means } from "../change/means.js";
import type { Diagnosis } from "../core/diagnosis.js";
import type { Instance } from "../core/instance.js";
import type { Person } from "../core/person.js";
import type { SavedInstance } from "../core/saved-instance.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import type { SavedChange } from "./config/change-saved.js";
import type { Found } from "./found.js";
import type { WithGlobals } from "./global-options.js";
import type { JournalReader } from "./journal/journal-reader.js";
import type { RunFile } from "./journal/run-file-read.js";
import type { Screen } from "./screen.js";
import type { YesOrNo } from "./yes-at-terminal.js";

/** What every command has: a screen to show its result on. */
export type Desk = Pick<Screen, "show" | "showList" | "notice" | "aside">;

/** Somebody is signed in. */
export interface SignedIn extends Desk {
  readonly by: Person;
  /** This machine's now. */
  readonly now: Date;
}

/** The same, for whoever asks who they are. */
export interface Identified extends SignedIn {
  /** The way to sign in that was taken. */
  readonly way: string;
}

/** An instance that somebody meant and that could not be found, or not be read. */
export interface Unread {
  /** As it was named. */
  readonly named: string;
  readonly error: KpDualError;
}

/** Several instances, to be read side by side; each with what asks it. */
export interface Fleet
  extends SignedIn,
    Pick<Means, "progress" | "elapsed" | "recorded">,
    Pick<Screen, "page"> {
  /** In the order in which they were named, saved or listed. */
  readonly members: readonly Found[];
  readonly unread: readonly Unread[];
  /** What this machine did. */
  readonly journal: JournalReader;
}

/** The instances that are saved on this machine, and the resource controller, which knows others. */
export interface InstanceBook extends Desk {
  /** What the command line says about where an instance is, and the environment about rehearsals. */
  readonly place: Pick<Whereabouts, "region" | "endpoint" | "private" | "rehearsal">;
  /** Throws a KpDualError "config-broken" where they can't be read. */
  readonly saved: () => Promise<readonly SavedInstance[]>;
  readonly change: (change: SavedChange) => Promise<void>;
  /** Finds the instance of this GUID; throws a KpDualError where there is none. Whoever asks is signed in first. */
  readonly find: (id: string) => Promise<Instance>;
  /** All that a person can see, on all pages; the same goes for signing in. */
  readonly records: () => Promise<readonly InstanceRecord[]>;
  /** Asks for y or N at the terminal; undefined where nobody can be asked. */
  readonly agrees: (question: YesOrNo) => Promise<boolean | undefined>;
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
  /** The text of a file that came with kp-dual, by its path in the package. */
  readonly shipped: (path: string) => Promise<string>;
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

/** This machine and the way from it to the service, to be looked at; nothing is changed. */
export interface Checkup extends Desk {
  /** It throws nothing: what fails is what it finds. */
  readonly examine: () => Promise<readonly Diagnosis[]>;
}

/** Opens what a command needs, no sooner and no more than that. */
export interface Open {
  /** The options that reach the instance again, for commands to paste; nothing is asked of anybody. */
  readonly reach: (command: WithGlobals) => string;
  /** Standard input as it comes. */
  readonly standardInput: () => AsyncIterable<Uint8Array>;
  readonly desk: () => Workshop;
  readonly signedIn: (command: WithGlobals) => Promise<Identified>;
  readonly rehearsal: (command: WithGlobals) => Promise<Rehearsal>;
  /** Before anybody is asked, `suits` may throw at the instance that is named, or at null where none is. */
  readonly session: (
    command: WithGlobals,
    suits?: (named: Claim | null) => void,
  ) => Promise<Session>;
  /** The named instances, else the saved ones; or all that the resource controller lists. */
  readonly fleet: (command: WithGlobals, choice: "named" | "all") => Promise<Fleet>;
  readonly checkup: (command: WithGlobals) => Promise<Checkup>;
  /** Nothing is asked of anybody before it is needed. */
  readonly instances: (command: WithGlobals) => Promise<InstanceBook>;
  /** What this machine did; nothing is asked of anybody. */
  readonly journal: () => Promise<JournalReader>;
  /** For the instance of a run that broke off, to go on with it. */
  readonly resumed: (command: WithGlobals, run: RunFile) => Promise<Session>;
}
