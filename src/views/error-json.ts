import { EXIT } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { ownWords } from "./own-words.js";
import { instant } from "./when.js";

/** What did not happen comes first: "not deleted: a second person is still missing". */
export const titleOf = ({ facts, explanation }: KpDualError): string =>
  facts.effect ? `${facts.effect}: ${explanation.title}` : explanation.title;

/** The `error` of a document (interface.md §4). What the service said in words that nobody else says ends the `why`. */
export function errorJson(error: KpDualError) {
  const { facts, explanation, exit } = error;
  const words = ownWords(error);
  return {
    title: titleOf(error),
    why: words ? `${explanation.why}; it was said: "${words}"` : explanation.why,
    status: facts.status ?? null,
    reason: facts.reason?.trim() ?? null,
    correlationId: facts.correlationId ?? null,
    until: instant(facts.until ?? null),
    retryAt: instant(facts.retryAt ?? null),
    do: explanation.do.filter(Boolean),
    exit,
    changed: facts.changed ?? (exit === EXIT.unknown ? "unknown" : false),
  };
}
