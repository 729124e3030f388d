import type { Way } from "./ways.js";

/**
 * One row of the matrix of reliability.md §2.5. A cell tells, in words, how often the operation's own request was
 * tried and what came of it: "2 tries: done 0 (read back)". `{}` stands for the change: "not {}: …". The columns with a 3
 * are three keys of which the fault hits the first; left out, it is as for one key alone.
 */
export interface Row {
  readonly fault: string;
  /** What the emulator does to the operation's own requests about the first key. */
  readonly does?: readonly object[];
  /** Where they go instead. */
  readonly way?: Way;
  readonly attemptMs?: number;
  readonly R: string;
  /** Signing in, where that is another thing than reading a key. */
  readonly I?: string;
  readonly W: string;
  readonly D: string;
  readonly P: string;
  readonly W3?: string;
  readonly D3?: string;
  readonly P3?: string;
  /** The waits of all columns that are more than nothing, in milliseconds, where they are the point. */
  readonly waits?: readonly number[];
}

/** The same for every change. */
export const change = (cell: string) => ({ W: cell, D: cell, P: cell });
