import type { WireAnswer } from "../api/transport.js";
import type { Screen } from "./screen.js";
import type { Workshop } from "./session.js";
import type { StopSignal } from "./signals.js";

/** What a session takes from the process around it; only main.ts makes one in earnest. */
export interface Surroundings extends Pick<Workshop, "untilStopped" | "runAgain" | "shipped"> {
  /** The environment; secrets are taken out of it once they are read. */
  readonly variables: Record<string, string | undefined>;
  readonly screen: Screen;
  /** All of standard input. */
  readonly input: () => Promise<string>;
  /** The same as it comes, byte by byte. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** This machine's now. */
  readonly clock: () => Date;
  /** The user that runs this; undefined where the system knows none. */
  readonly owner: number | undefined;
  /** The version of Node that runs this: "20.19.0". */
  readonly nodeVersion: string;
  /** This process, and whether another one of this machine is there. */
  readonly pid: number;
  readonly lives: (pid: number) => boolean;
  /** From now on this is never printed. */
  readonly keepSecret: (secret: string) => void;
  /** What lines for people become at last: each marked in a rehearsal, and all without secrets. */
  readonly finish: (...lines: readonly string[]) => string;
  /** How many columns of each line that takes. */
  readonly margin: number;
  /** Whether the terminal is painted. */
  readonly colour: boolean;
  /** Where a bar can be drawn: standard error, if it is a painted terminal and nobody asked for silence; else null. */
  readonly barStream: NodeJS.WriteStream | null;
  /** Told of each answer as it comes, whoever sent it. */
  readonly onAnswer?: (answer: WireAnswer) => void;
  /** Tells of each signal to end, instead of what it usually does; gives back how to end that. */
  readonly onSignal: (listener: (signal: StopSignal) => void) => () => void;
  /** Lets a signal that was told have its usual effect, unless somebody else listens. */
  readonly raise: (signal: StopSignal) => void;
  /** Ends the process group of a child at once. */
  readonly endGroup: (pid: number) => void;
  /** Done when the command has ended, well or not. */
  readonly onEnd: (work: () => Promise<void>) => void;
}
