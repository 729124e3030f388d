import { type Shown, shown, visible } from "./gate.js";

const ASCII = /^[\x20-\x7E]*$/;
/** As many odd characters are listed; a name that has more of them is odd enough. */
const MOST_LISTED = 16;

/**
 * A name from outside, in quotes that it can't close: a quote inside of it is shown as <U+0022>. Two names never look
 * the same, since what only looks like something shown that way is not left as it is: its "<" is shown as <U+003C>.
 */
export const quoted = (name: string): Shown =>
  shown`"${visible(name.replaceAll("<U+", "<U+003C>U+")).replaceAll('"', "<U+0022>")}"`;

/**
 * Where a name is not plain ASCII, the code points that are not, by their places: a Cyrillic "о" looks like
 * a Latin "o" and is not. None of the name's own characters is repeated. Null for a plain name.
 */
export function oddities(name: string): Shown | null {
  if (ASCII.test(name)) return null;
  const odd = Array.from(name, (char, at) => ({ char, at: at + 1 })).filter(
    ({ char }) => !ASCII.test(char),
  );
  const listed = odd
    .slice(0, MOST_LISTED)
    .map(
      ({ char, at }) =>
        `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")} at ${at}`,
    );
  const more = odd.length > MOST_LISTED ? ` and ${odd.length - MOST_LISTED} more` : "";
  return shown`not plain ASCII: ${listed.join(", ")}${more}`;
}
