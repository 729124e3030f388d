import type { Consent } from "../change/means.js";
import type { Question } from "../core/question.js";
import { KpDualError } from "../errors/kp-dual-error.js";

/** Shows a question and returns what was typed; undefined where it was broken off. */
export type Ask = (question: Question) => Promise<string | undefined>;

/** What may be typed or given as --confirm: the id or the name of a key, or how many keys were named. */
const answers = ({ asked, danger }: Question): readonly string[] => {
  if (danger === "mild" || asked.kind === "policy") return [];
  const [first] = asked.seen;
  return asked.named === 1 && first ? [first.key.id, first.key.name] : [String(asked.named)];
};

/** The option that answers a question in a script. */
const flagFor = (question: Question): string => {
  const [answer] = answers(question);
  return answer ? `--confirm ${answer}` : "--yes";
};

const refusal = (code: "needs-confirmation" | "wrong-confirmation", question: Question) => {
  const { at } = question.instance;
  const [key = "<key>"] = answers(question);
  return new KpDualError(code, { values: { flag: flagFor(question), at, key } });
};

/** What the command line decides by itself: agreed, or to be asked. What does not fit is thrown. */
export function consentOf(question: Question, { yes, confirm }: Consent): "agreed" | "ask" {
  if (confirm !== undefined) {
    if (answers(question).includes(confirm)) return "agreed";
    throw refusal("wrong-confirmation", question);
  }
  return yes && question.danger === "mild" ? "agreed" : "ask";
}

/**
 * Agreement by the command line or by a person at the terminal (interface.md §3). `terminal` gives a way to ask,
 * or undefined where nobody can be asked; `expected` is what a person has to type.
 */
export const agreement =
  (
    terminal: () => Promise<Ask | undefined>,
    accepts: (question: Question, answer: string) => Promise<boolean>,
  ) =>
  async (question: Question, consent: Consent, dryRun: boolean): Promise<void> => {
    const decided = consentOf(question, consent);
    if (dryRun || decided === "agreed") return;
    const ask = await terminal();
    if (!ask) throw refusal("needs-confirmation", question);
    const answer = await ask(question);
    if (answer === undefined || !(await accepts(question, answer)))
      throw new KpDualError("declined");
  };
