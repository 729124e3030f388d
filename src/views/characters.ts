import { widthOf } from "./width.js";

const SEGMENTER = new Intl.Segmenter("en");
/** A segmenter's time grows with the square of a text, so it gets a few characters at once. */
const PART = /.{1,128}/suy;
/** Nearly all text is, and needs no segmenter; only what follows may join the last of it. */
const ASCII = /^[\x20-\x7E]*$/;
/** No character takes more columns; of what some scripts join without an end (Hangul), each part is one by itself. */
const WIDEST = 2;

/** A text as people count its characters, so that none is cut in two; in a time that grows with the text. */
export function* charactersOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const chars = firstOf(text, from);
    for (const char of chars) {
      yield* widthOf(char) > WIDEST ? char : [char];
      from += char.length;
    }
  }
}

/** Some characters from there on; the last one of a part may go on in the next, and is left to it. */
function firstOf(text: string, from: number): readonly string[] {
  PART.lastIndex = from;
  const part = PART.exec(text)?.[0] ?? "";
  const chars = ASCII.test(part)
    ? part.split("")
    : Array.from(SEGMENTER.segment(part), ({ segment }) => segment);
  const isLast = from + part.length === text.length;
  return isLast || chars.length === 1 ? chars : chars.slice(0, -1);
}
