import { EXIT } from "../../errors/exit-codes.js";
import type { Topic } from "./topic.js";

type Name = keyof typeof EXIT;

/** What each code means (first line, and how it goes on), and whether trying again can help. */
export const MEANINGS: Readonly<Record<Name, readonly [again: string, ...meaning: string[]]>> = {
  done: ["-", "done, or it was so already"],
  unexpected: [
    "no",
    "unexpected: a fault of kp-dual, or an answer of the",
    "service that fits nothing we know",
  ],
  usage: ["after a fix", "wrong usage, a contradiction, or a question", "that can't be asked here"],
  approvalMissing: [
    "other person",
    "an approval is missing: nobody set it, it ran out,",
    "or you were the first",
  ],
  notAllowed: ["after sign-in", "not signed in, or not allowed"],
  blocked: [
    "after a change",
    "blocked: a registration, a retention policy, the key's",
    "state, no dual authorization, changed meanwhile, or a",
    "refusal whose code we don't know",
  ],
  tooEarly: [
    "later",
    "too early: the message says from when on",
    "(purge 4 hours, restore 30 seconds after the deletion)",
  ],
  notFound: ["no", "no such instance or key, or it is purged"],
  notReached: [
    "yes",
    "the service was not reached, is busy or failing;",
    "proven: nothing changed",
  ],
  someFailed: ["yes", "several keys: some failed, every outcome is known"],
  unknown: [
    "yes",
    "at least one outcome is unknown: a change may or may",
    "not have happened; a repeat looks first",
  ],
  local: [
    "after a fix",
    "this machine: config, journal or record can't be read",
    "or written; nothing was sent",
  ],
  hungUp: [
    "yes",
    "the terminal went away; what was in flight was finished",
    "or is listed; a repeat looks first",
  ],
  interrupted: [
    "yes",
    "a person stopped it (what was in flight was finished",
    "or is listed), or didn't agree to the question",
  ],
  terminated: [
    "yes",
    "a signal stopped it; what was in flight was finished",
    "or is listed; a repeat looks first",
  ],
};

const rows = Object.entries(EXIT).flatMap(([name, code]) => {
  const [again, ...meaning] = MEANINGS[name as Name];
  return meaning.map((line, at) =>
    at === 0
      ? `${String(code).padStart(4)}  ${again.padEnd(14)}  ${line}`
      : `${" ".repeat(22)}${line}`,
  );
});

export const exitCodes: Topic = {
  title: "Exit codes",
  lines: [
    "What a script can tell apart. For several keys it is the code they share;",
    "else 10 where any outcome is unknown, else 9.",
    "",
    "code  again?          meaning",
    ...rows,
  ],
};
