import type { Person } from "../core/person.js";
import type { Question } from "../core/question.js";
import { type Shown, shown } from "../views/gate.js";
import { whenAndLeft } from "../views/when.js";

/** Answering a question, and what follows it, may take so long, in milliseconds. */
const SOON = 300_000;

/** Now, by the service's clock. */
const nowOf = ({ asked }: Question): Date | undefined =>
  asked.kind === "policy" ? asked.seen.serverNow : asked.seen[0]?.serverNow;

/** What is said beside a question when the token, which nobody renews, ends within five minutes. */
export function endsSoon(
  question: Question,
  { tokenExpires }: Pick<Person, "tokenExpires">,
): readonly Shown[] {
  const now = nowOf(question);
  if (!now || !tokenExpires || tokenExpires.getTime() - now.getTime() >= SOON) return [];
  return [
    shown`your token ends ${whenAndLeft(tokenExpires, now)}, and kp-dual can't renew it: a new one is safer`,
    shown``,
  ];
}
