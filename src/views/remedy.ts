import { padded, type Shown, shown, visible, woven } from "./gate.js";
import { hanging } from "./hanging.js";
import type { Style } from "./style.js";
import { widthOf } from "./width.js";

const COMMAND = /^(?:kp-dual|ibmcloud) /;
/** Between words and a command, and between a command and what comes then, where a line ends as well as a semicolon. */
const SEAM = /(?<=:) (?=(?:kp-dual|ibmcloud) )|; /;

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
  return remedy.split(SEAM).flatMap((part, at) => {
    const margin = at === 0 ? begin : padded(shown``, indent);
    const text = visible(part);
    return COMMAND.test(part) ? [woven`${margin}${text}`] : hanging(margin, indent, text, style);
  });
}
