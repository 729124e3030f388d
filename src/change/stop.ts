import type { ExitCode } from "../errors/exit-codes.js";

/** Whether somebody asked to stop: the first signal asks, the second one gives up what is in flight. */
export interface Stop {
  /** The exit code of the signal that asked; null while nobody did. */
  readonly code: () => ExitCode | null;
  /** Kept as soon as somebody asks. */
  readonly asked: Promise<void>;
  /** Kept when what is in flight is not to be waited for any more. */
  readonly abandoned: Promise<void>;
}
