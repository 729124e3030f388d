/** Exactly the codes that kp-dual's own colours are: bold, dim, neither; red, green, magenta, none. */
const ESCAPE = String.fromCodePoint(0x1b);
const OURS = ["1", "2", "22", "31", "32", "35", "39"].map((code) => `${ESCAPE}[${code}m`);

/**
 * Written apart from the gate's own rule: what must never reach a terminal. Controls, formats (bidi, zero width,
 * tags), surrogates, private use, what is unassigned, separators, what is blank or ignored by design, floods of marks.
 */
const DANGEROUS =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]|\p{M}{5}/gu;

const coded = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16)}`;

/** What stays dangerous in a text once its own line ends, and what else is given, are taken away by exact match. */
export const rawIn = (text: string, allowed: readonly string[] = OURS): readonly string[] => {
  const rest = [...allowed, "\n"].reduce((left, code) => left.replaceAll(code, ""), text);
  return (rest.match(DANGEROUS) ?? []).map(coded);
};

/** For a pipe and a document: there is not even a colour. */
export const rawInPipe = (text: string): readonly string[] => rawIn(text, []);
