import type { Shown } from "../views/gate.js";
import { progressLine } from "../views/progress.js";
import type { Gauge } from "./progress.js";

const EVERY_MS = 5_000;

/** A plain line every five seconds, for where no bar can be drawn; where nothing moves, it is not said again. */
export function progressLines(print: (line: Shown) => void): Gauge {
  let last: Shown | null = null;
  return {
    after: EVERY_MS,
    every: EVERY_MS,
    show: (standing) => {
      const line = progressLine(standing);
      if (line !== last) print(line);
      last = line;
    },
    clear: () => {
      last = null;
    },
  };
}
