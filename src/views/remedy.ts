import { COMMAND } from "./command.js";
import { padded, type Shown, shown, visible, woven } from "./gate.js";
import { hanging } from "./hanging.js";
import type { Style } from "./style.js";
import { widthOf } from "./width.js";

const IS_COMMAND = new RegExp(`^${COMMAND}`);
/**
 * Between words and a command, or an option to be added to one, and between a command and what comes then, where a line
 * ends as well as a semicolon; or a quoted word of a command, in which the same is nothing of the kind.
 */
const SEAM_OR_QUOTED = new RegExp(
  String.raw`(?<= )'(?:[^']|'\\'')*'(?![^ ;])|(?<=:) (?=${COMMAND}|--[a-z])|; `,
  "g",
);

/** What passed the gate is one line. */
const partsOf = (remedy: Shown): readonly string[] =>
  remedy.replace(SEAM_OR_QUOTED, (found) => (found.startsWith("'") ? found : "\n")).split("\n");

/**
 * What to do, behind what its line begins with, so many columns wide. Where it does not fit, each command in it has a
 * line of its own and stays whole, since one that is broken in two can't be pasted.
 */
export function remedyLines(
  begin: Shown,
  indent: number,
  remedy: string,
  style: Pick<Style, "columns">,
): readonly Shown[] {
  const whole = visible(remedy);
  if (indent + widthOf(whole) <= (style.columns ?? Number.POSITIVE_INFINITY))
    return [woven`${begin}${whole}`];
  return partsOf(whole).flatMap((part, at) => {
    const margin = at === 0 ? begin : padded(shown``, indent);
    const text = visible(part);
    return IS_COMMAND.test(part) ? [woven`${margin}${text}`] : hanging(margin, indent, text, style);
  });
}
