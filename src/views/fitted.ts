import { padded, type Shown, shown, woven, wrapped } from "./gate.js";
import type { Style } from "./style.js";
import { widthOf } from "./width.js";

/** So far in goes on what has no columns, or the last of whose columns is narrower than that. */
const MARGIN = 2;
const NARROWEST = 20;
/** Where the last column of a line begins: behind two blanks or more. */
const LAST_COLUMN = / {2}(?=[^ ](?:(?! {2}).)*$)/;

/** A command that is broken in two can't be pasted. */
const COMMAND = /^ +(?:kp-dual|ibmcloud) /;

/**
 * A line as a terminal has room for it: broken between words, and going on below its last column, so that no row begins
 * with text from outside. Commands, and lines in a pipe, stay whole.
 */
export function fitted(line: Shown, { columns }: Pick<Style, "columns">): readonly Shown[] {
  if (columns === undefined || widthOf(line) <= columns || COMMAND.test(line)) return [line];
  const column = line.search(LAST_COLUMN) + " ".repeat(2).length;
  const fits = column >= MARGIN && columns - column >= NARROWEST;
  const margin = padded(shown``, fits ? column : MARGIN);
  return wrapped(line, Math.max(1, columns - margin.length)).map((part, at) =>
    at === 0 ? part : woven`${margin}${part}`,
  );
}
