import { charactersOf } from "./characters.js";
import { widthOf } from "./width.js";

declare const gated: unique symbol;

/** Text that may reach a terminal. Only this file makes it, and the screen takes nothing else. */
export type Shown = string & { readonly [gated]: true };

/**
 * What a person can't see, or can't trust: all but letters, marks, digits, punctuation, symbols and the plain
 * space; what is blank by design; and a mark that has no base of its own, or is the fifth on one base.
 */
const HIDDEN =
  /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|\p{Default_Ignorable_Code_Point}|[\u2800\u{13441}\u{13442}\u{16FE4}\u{1D159}]|(?<![\p{L}\p{N}\p{P}\p{S}]\p{M}{0,3})\p{M}/gu;

/** The colour codes that our own styles use: on, and off again. */
const COLOUR = new RegExp(`${String.fromCodePoint(0x1b)}\\[(?:1|2|22|3[125]|39)m`, "g");

const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, "0");
const named = (char: string) => `<U+${hex(char.codePointAt(0) ?? 0)}>`;
const escaped = (char: string) =>
  Array.from(
    { length: char.length },
    (_, at) => `\\u${hex(char.charCodeAt(at)).toLowerCase()}`,
  ).join("");

/** Makes what can't be seen visible: "pay\u202Eroll" becomes "pay<U+202E>roll". Twice is the same as once. */
export const visible = (text: string): Shown => text.replace(HIDDEN, named) as Shown;

/** A line in our own words; every value that is put into it goes through the gate, colours too. */
export const shown = (
  words: TemplateStringsArray,
  ...values: readonly (number | string)[]
): Shown => String.raw({ raw: words }, ...values.map((value) => visible(String(value)))) as Shown;

/** A line in our own words around parts that have passed the gate: the way to put coloured text into a line. */
export const woven = (words: TemplateStringsArray, ...parts: readonly Shown[]): Shown =>
  String.raw({ raw: words }, ...parts) as Shown;

export const joined = (parts: readonly Shown[], by: string): Shown =>
  parts.join(visible(by)) as Shown;

/** Filled with spaces to a width in columns of a terminal; never cut. */
export const padded = (text: Shown, columns: number): Shown =>
  `${text}${" ".repeat(Math.max(0, columns - widthOf(text)))}` as Shown;

/** Without the colours. */
export const bare = (text: string): string => text.replace(COLOUR, "");

/** As much of a text, from its beginning, as fits; at least one character. */
function fitting(text: string, columns: number): string {
  let kept = "";
  let width = 0;
  for (const char of charactersOf(text)) {
    width += widthOf(char);
    if (kept && width > columns) break;
    kept += char;
  }
  return kept;
}

/** Cut to a width in columns, with "…" where something is missing; then its colours are gone too. */
export const clipped = (text: Shown, columns: number): Shown =>
  widthOf(text) <= columns ? text : (`${fitting(bare(text), columns - 1)}…` as Shown);

/**
 * Broken into lines of a width in columns, so that no terminal does it: after a blank, or else within a word.
 * Nothing is left out but the colours.
 */
export function wrapped(text: Shown, columns: number): readonly Shown[] {
  if (widthOf(text) <= columns) return [text];
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const char of charactersOf(bare(text))) {
    const more = widthOf(char);
    if (line && width + more > columns) {
      const whole = wholeWords(line);
      lines.push(whole);
      line = line.slice(whole.length);
      width = widthOf(line);
    }
    line += char;
    width += more;
  }
  return [...lines, line] as Shown[];
}

/** A line as far as its last blank; all of it where there is none. */
function wholeWords(line: string): string {
  const words = line.slice(0, line.lastIndexOf(" ") + 1);
  return words.trim() ? words : line;
}

/** Coloured, by a paint that changes nothing else: one that does is not used. */
export function painted(paint: (text: string) => string, text: Shown): Shown {
  const result = paint(text);
  return bare(result) === bare(text) ? (result as Shown) : text;
}

/** The lines of a drawing made of gated cells. Of all that is no plain text only our colours are left as they are. */
export const drawn = <Cell extends Shown>(
  cells: readonly (readonly Cell[])[],
  draw: (cells: readonly (readonly string[])[]) => string,
): readonly Shown[] =>
  draw(cells)
    .split("\n")
    .map((line) => cleaned(line.trimEnd()));

const cleaned = (line: string): Shown => {
  const colours = line.match(COLOUR) ?? [];
  return line
    .split(COLOUR)
    .map((part, at) => `${part.replace(HIDDEN, named)}${colours[at] ?? ""}`)
    .join("") as Shown;
};

/** JSON that means the same, with everything hidden escaped; each level is set in by some spaces, or by none. */
export const json = (model: unknown, indent = 2): Shown =>
  (JSON.stringify(model, null, indent) ?? "null")
    .split("\n")
    .map((line) => line.replace(HIDDEN, escaped))
    .join("\n") as Shown;
