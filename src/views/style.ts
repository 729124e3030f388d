import type { Shown } from "./gate.js";

/** How one stream draws: its width and its colours. */
export interface Style {
  /** Columns of the terminal; undefined in a pipe, where nothing is cut or wrapped. */
  readonly columns: number | undefined;
  readonly bold: (text: Shown) => Shown;
  readonly dim: (text: Shown) => Shown;
  readonly red: (text: Shown) => Shown;
  readonly green: (text: Shown) => Shown;
  /** For what is neither well nor bad. Yellow would not be seen on white. */
  readonly magenta: (text: Shown) => Shown;
}
