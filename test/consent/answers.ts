import type { Asked } from "./questions.js";

export const ENTER = "\r";
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";
const CTRL_U = "\u0015";
const CTRL_H = "\b";
const UP = "\u001b[A";
const HOME = "\u001b[H";
const pasted = (text: string): string => `\u001b[200~${text}\u001b[201~`;

/** Something that is typed, and what of it is an answer. */
export interface Typed {
  readonly name: string;
  readonly keys: string;
  /** Whether it breaks the question off. */
  readonly isBroken?: boolean;
}

/** What ends a question at any prompt, and what is almost the answer. */
const common = (right: string): readonly Typed[] => [
  { name: "Enter", keys: ENTER },
  { name: "Ctrl-D", keys: CTRL_D, isBroken: true },
  { name: "Ctrl-C", keys: CTRL_C, isBroken: true },
  { name: "the answer and Ctrl-C", keys: right + CTRL_C, isBroken: true },
  { name: "no", keys: `no${ENTER}` },
  { name: "more than the answer", keys: `${right}x${ENTER}` },
];

const strange = (right: string): readonly Typed[] => [
  { name: "a blank", keys: ` ${ENTER}` },
  { name: "the answer and Ctrl-D", keys: right + CTRL_D, isBroken: true },
  { name: "Ctrl-D in the middle", keys: `${right}${CTRL_D}${ENTER}`, isBroken: true },
  { name: "something before the answer", keys: `x${right}${ENTER}` },
  { name: "the answer twice", keys: `${right} ${right}${ENTER}` },
  { name: "the answer in quotes", keys: `"${right}"${ENTER}` },
  { name: "the answer on the second line", keys: `x${ENTER}${right}${ENTER}` },
  { name: "longer than any name", keys: `${right.padEnd(200, right)}${ENTER}` },
  { name: "the answer, taken back", keys: `${right}${CTRL_U}${ENTER}` },
  { name: "the answer without its end", keys: `${right}${CTRL_H}${ENTER}` },
  { name: "arrows", keys: `${UP}${UP}${ENTER}` },
  { name: "the answer, then something before it", keys: `${right}${HOME}x${ENTER}` },
  { name: "a paste of something else", keys: `${pasted(`${right}?`)}${ENTER}` },
  { name: "no text at all", keys: `\u0080\u00ff\u202e${ENTER}` },
  { name: "the answer in full width", keys: `${wide(right)}${ENTER}` },
];

/** The same letters, as another script has them. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0));

const MILD = ["ye", "yess", "1", "true", "yes please"];
const SEVERE = ["y", "yes", "1", "02", "2.0", "+2", "3", "two", "*"];

/** Other names, and almost the right one. */
const near = (right: string): readonly string[] => [
  ...[right.toUpperCase(), right.slice(1), right.slice(0, -1), right.slice(0, 3)],
  ...[right.replace("-no", "-yes"), right.replace("-", "_"), right.replace("-", " ")],
];

/** What is typed at a question and is no yes to it: everything there is where it is asked thoroughly. */
export function wrongAnswers({ right, prompt, argv, isThorough }: Asked, home: string) {
  const answer = right("no");
  if (!isThorough) return common(answer);
  const severe = [...SEVERE, ...near(answer), ...argv("no", home)].filter(
    (each) => each.trim() !== "" && each !== answer,
  );
  const typed = prompt === "(y/N)" ? MILD : severe;
  const others = typed.map((keys): Typed => ({ name: `typed ${keys}`, keys: `${keys}${ENTER}` }));
  return [...common(answer), ...strange(answer), ...others];
}
