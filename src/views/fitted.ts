import { padded, type Shown, shown, woven, wrapped } from "./gate.js";
import type { Style } from "./style.js";
import { widthOf } from "./width.js";

/** What goes on does so a little further in than its line begins. */
const FURTHER = 2;

/** A command that is broken in two can't be pasted. */
const COMMAND = /^ +(?:kp-dual|ibmcloud) /;

/**
 * A line as a terminal has room for it: broken between words, and further in from the second row on, so that no row
 * begins with text from outside. Commands, and lines in a pipe, stay whole.
 */
export function fitted(line: Shown, { columns }: Pick<Style, "columns">): readonly Shown[] {
  if (columns === undefined || widthOf(line) <= columns || COMMAND.test(line)) return [line];
  const margin = padded(shown``, Math.max(0, line.search(/[^ ]/)) + FURTHER);
  return wrapped(line, Math.max(1, columns - margin.length)).map((part, at) =>
    at === 0 ? part : woven`${margin}${part}`,
  );
}
