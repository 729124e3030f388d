import { padded, type Shown, shown, woven, wrapped } from "./gate.js";
import type { Style } from "./style.js";

/** A terminal narrower than that is left to break lines by itself. */
const NARROWEST = 20;

/**
 * A text that goes on under itself, so many columns behind the margin, which is what its first line begins with: no
 * row of a terminal begins with text from outside. In a pipe it is one line. A paint is for each row, since a break takes
 * colours away.
 */
export function hanging(
  begin: Shown,
  indent: number,
  text: Shown,
  { columns }: Pick<Style, "columns">,
  paint = (line: Shown): Shown => line,
): readonly Shown[] {
  const room = Math.max(NARROWEST, (columns ?? Number.POSITIVE_INFINITY) - indent);
  return wrapped(text, room).map(
    (line, at) => woven`${at === 0 ? begin : padded(shown``, indent)}${paint(line)}`,
  );
}
