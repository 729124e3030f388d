import type { Ratio } from "./ratio.js";

/** What issue 6 asks of a figure. */
export interface Target {
  readonly is: "at most" | "at least";
  readonly value: number;
}

/** One line of the table. */
export interface Figure {
  readonly name: string;
  /** The version of the Node that was measured; null where none has a part in it. */
  readonly node: string | null;
  readonly value: Ratio | number;
  /** The same by user and system time: on a busy machine the wall clock lies. */
  readonly cpu: Ratio | null;
  /** The absolute values behind it, for a person to judge. */
  readonly detail: string;
  readonly target: Target;
}
