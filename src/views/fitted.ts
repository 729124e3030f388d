import { COMMAND } from "./command.js";
import { bare, joined, padded, type Shown, shown, woven, wrapped } from "./gate.js";
import type { Style } from "./style.js";
import { widthOf } from "./width.js";

/** So far in goes on what has no columns, or the last of whose columns is narrower than that. */
const MARGIN = 2;
const NARROWEST = 20;
/** What stands before the last column of a line: two blanks or more, and the dash of a list. */
const LAST_COLUMN = / {2}(?:- )?(?=[^ ](?:(?! {2}).)*$)/;

/** A command that is broken in two can't be pasted; it stands below others, or behind the label of what to do. */
const IS_COMMAND = new RegExp(`^ +(?:do +)?${COMMAND}`);

/**
 * A line as a terminal has room for it: broken between words, and going on below its last column, so that no row begins
 * with text from outside. Commands, and lines in a pipe, stay whole.
 */
export function fitted(line: Shown, { columns }: Pick<Style, "columns">): readonly Shown[] {
  if (columns === undefined || widthOf(line) <= columns || IS_COMMAND.test(bare(line)))
    return [line];
  const before = LAST_COLUMN.exec(line);
  const column = before ? before.index + before[0].length : MARGIN;
  const margin = padded(shown``, columns - column < NARROWEST ? MARGIN : column);
  const [first = line, ...others] = wrapped(line, columns);
  const rest = wrapped(joined(others, ""), Math.max(1, columns - margin.length));
  return [first, ...rest.map((part) => woven`${margin}${part}`)];
}
