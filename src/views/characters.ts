import { widthOf } from "./width.js";

/** Made when the first text needs it: that takes longer than all else at start-up. */
let segmenter: Intl.Segmenter | undefined;
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
  const chars = ASCII.test(part) ? part.split("") : segmentsOf(part);
  const isLast = from + part.length === text.length;
  return isLast || chars.length === 1 ? chars : chars.slice(0, -1);
}

function segmentsOf(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter("en");
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
