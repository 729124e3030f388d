import { joined, padded, type Shown, shown, visible, wrapped } from "./gate.js";
import type { Style } from "./style.js";

/** One fact: a label in our own words, and its value, already through the gate. */
export type Field = readonly [label: string, value: Shown];

const INDENT = 2;
const GAP = 2;
/** A terminal narrower than that is left to break lines by itself. */
const NARROWEST = 20;

/**
 * Facts, one below the other. A value that does not fit goes on under itself, so that nothing which came from
 * outside can ever begin a line of the terminal and pass for one of ours.
 */
export function fields(facts: readonly Field[], style: Pick<Style, "columns">): readonly Shown[] {
  const labels = Math.max(0, ...facts.map(([label]) => label.length)) + GAP;
  const room = Math.max(NARROWEST, (style.columns ?? Number.POSITIVE_INFINITY) - INDENT - labels);
  const margin = padded(shown``, INDENT);
  return facts.flatMap(([label, value]) =>
    wrapped(value, room).map((line, at) =>
      joined([margin, padded(visible(at === 0 ? label : ""), labels), line], ""),
    ),
  );
}
