import type { Figure } from "../figure.js";
import type { Node } from "../nodes.js";

/** Figures that are measured together. */
export type Group = (means: {
  readonly nodes: readonly Node[];
  /** The least number of rounds. */
  readonly rounds: number;
}) => Promise<readonly Figure[]>;
