import { EXIT } from "../errors/exit-codes.js";
import { type Shown, shown, woven } from "./gate.js";
import type { Style } from "./style.js";
import type { ListView } from "./view.js";

/** One step of the story: who did what, and what came of it. */
export interface Step {
  readonly who: string;
  /** What the step is about, for people. */
  readonly about: string;
  readonly command: string;
  readonly expected: number;
  readonly exit: number;
  /** What the command printed. */
  readonly says: string;
}

export interface StepsEnd {
  readonly ok: boolean;
  /** Lines to go on with, where the emulator stays. */
  readonly goOn: readonly string[];
}

const step = (
  { who, about, command, expected, exit, says }: Step,
  style: Style,
): readonly Shown[] => [
  style.bold(shown`${who}: ${about}`),
  shown`  $ ${command}`,
  ...says.split("\n").map((line) => shown`  ${line}`),
  exit === expected
    ? woven`  ${style.green(shown`exit ${exit}, as it must be`)}`
    : woven`  ${style.red(shown`exit ${exit}, and it must be ${expected}`)}`,
  shown``,
];

/** The two-person story, told while it happens. */
export const rehearsalSteps: ListView<Step, StepsEnd> = {
  rehearsal: true,
  text: (steps, _first, style) => steps.flatMap((each) => step(each, style)),
  none: shown`nothing was rehearsed`,
  schema: "kp-dual/rehearsal/1",
  list: "steps",
  row: ({ who, command, expected, exit, says }) => ({ who, command, expected, exit, says }),
  end: ({ ok }) => ({ ok }),
  last: ({ ok, goOn }) => [
    ok
      ? shown`Every step came out as the service's rules say.`
      : shown`Not every step came out as the service's rules say.`,
    ...goOn.map((line) => shown`${line}`),
  ],
  exit: ({ ok }) => (ok ? EXIT.done : EXIT.unexpected),
};
