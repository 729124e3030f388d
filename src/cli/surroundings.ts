import type { Screen } from "./screen.js";
import type { Workshop } from "./session.js";

/** What a session takes from the process around it; only main.ts makes one in earnest. */
export interface Surroundings extends Pick<Workshop, "untilStopped" | "runAgain"> {
  /** The environment; secrets are taken out of it once they are read. */
  readonly variables: Record<string, string | undefined>;
  readonly screen: Screen;
  /** All of standard input. */
  readonly input: () => Promise<string>;
  /** This machine's now. */
  readonly clock: () => Date;
  /** The user that runs this; undefined where the system knows none. */
  readonly owner: number | undefined;
  /** From now on this is never printed. */
  readonly keepSecret: (secret: string) => void;
  /** What a line for people becomes at last: marked in a rehearsal, and without secrets. */
  readonly finish: (line: string) => string;
  /** How many columns of each line that takes. */
  readonly margin: number;
  /** Whether the terminal is painted. */
  readonly colour: boolean;
  /** Done when the command has ended, well or not. */
  readonly onEnd: (work: () => Promise<void>) => void;
}
