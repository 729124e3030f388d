import type { Question } from "../core/question.js";
import type { PolicySnapshot } from "../core/snapshot.js";
import { consequences } from "./consequences.js";
import { type Field, fields } from "./fields.js";
import { clipped, type Shown, shown, visible } from "./gate.js";
import { keyFacts, keyTable, leftOut, nameInQuestion } from "./key-in-question.js";
import { instanceName, personName, SERVICE_NAMES } from "./names.js";
import { requestColumns, requestFacts } from "./request-in-question.js";
import { looksSecret } from "./secret-shapes.js";
import type { Style } from "./style.js";
import { whenAndLeft } from "./when.js";

const EASY_TO_TYPE = /^(?! )[\x20-\x7E]{3,}(?<! )$/;

/** More of one fact would push the others off the screen; two claims of a request file fit. */
const LONGEST_FACT = 450;

type Kind = "yes" | "name" | "id" | "number";

const kindOf = ({ danger, asked }: Question): Kind => {
  if (danger === "mild" || asked.kind === "policy") return "yes";
  const [first] = asked.seen;
  if (asked.named !== 1 || !first) return "number";
  const { name } = first.key;
  return EASY_TO_TYPE.test(name) && !looksSecret(name) && isTold(name) ? "name" : "id";
};

/** Whether the screen shows a name as it is to be typed, and all of it. */
const isTold = (name: string): boolean => nameInQuestion(name) === `"${name}"`;

/**
 * What a person types to agree: the key's name, the first 8 characters of its id where the name is hard to
 * type, the number of several keys; "y" to a mild question (interface.md §3).
 */
export function expectedAnswer(question: Question): string {
  const { asked } = question;
  const [first] = asked.kind === "keys" ? asked.seen : [];
  const answers: Readonly<Record<Kind, string | undefined>> = {
    yes: "y",
    name: first?.key.name,
    id: first?.key.id.slice(0, 8),
    number: asked.kind === "keys" ? String(asked.named) : undefined,
  };
  return answers[kindOf(question)] ?? "y";
}

/** What to type is told, never shown: no name from outside stands where the person is about to type. */
export function questionPrompt(question: Question): Shown {
  const { goal } = consequences(question);
  const prompts: Readonly<Record<Kind, Shown>> = {
    yes: shown`${goal.charAt(0).toUpperCase()}${goal.slice(1)}? (y/N)`,
    name: shown`To ${goal}, type its name:`,
    id: shown`To ${goal}, type the first 8 characters of its id:`,
    number: shown`To ${goal}, type the number of keys that were named:`,
  };
  return prompts[kindOf(question)];
}

/** Everything a person must see before agreeing, from a fresh read and from nothing else. */
export function questionScreen(question: Question, style: Style): readonly Shown[] {
  const { asked, danger, instance, by } = question;
  const { heading, effect, undo } = consequences(question);
  const around: readonly Field[] = [
    ["instance", instanceName(instance)],
    ["region", visible(instance.region ?? "not known")],
    ["service", visible(SERVICE_NAMES[instance.service])],
    ["you are", personName(by)],
    ["effect", effect],
    ["undo", undo],
  ];
  const { seen: keys, request } = asked.kind === "keys" ? asked : { seen: [] };
  const facts =
    asked.kind === "policy"
      ? policyFacts(asked.seen)
      : asked.seen.slice(0, 1).flatMap((seen) => keyFacts(seen, question));
  return [
    style.bold(danger === "severe" ? style.red(heading) : heading),
    shown``,
    ...(keys.length > 1 ? keyTable(keys, question, style, requestColumns(request)) : []),
    ...(asked.kind === "keys" ? leftOut(asked) : []),
    ...fields(
      [
        ...(keys.length > 1 ? [] : facts),
        ...(request ? requestFacts(request, keys, style) : []),
        ...around,
      ].map(([label, value]): Field => [label, clipped(value, LONGEST_FACT)]),
      style,
    ),
    shown``,
  ];
}

const policyFacts = ({ policy, serverNow }: PolicySnapshot): readonly Field[] => {
  const since = policy?.updatedAt ? ` since ${whenAndLeft(policy.updatedAt, serverNow)}` : "";
  return [
    [
      "policy now",
      policy ? shown`${policy.enabled ? "on" : "off"}${since}` : shown`off: it was never set`,
    ],
  ];
};
