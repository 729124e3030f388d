import type { Question } from "../core/question.js";
import type { KeySnapshot } from "../core/snapshot.js";
import { stageOf } from "../core/stage.js";
import { restoreUntil } from "../core/windows.js";
import { approvalWords } from "./approval-words.js";
import type { Field } from "./fields.js";
import { clipped, type Shown, shown, visible } from "./gate.js";
import { nextMoment } from "./next-moment.js";
import { oddities, quoted } from "./quoted.js";
import type { Style } from "./style.js";
import { type Column, table } from "./table.js";
import { whenAndLeft } from "./when.js";

/** So many registered resources are named; a key that protects more is better looked at with `key show`. */
const MOST_RESOURCES = 10;

/** A longer name would only push the facts off the screen; the service allows far less. */
const LONGEST_NAME = 200;

/** A key's name, in quotes that it can't close, and not more of it than is read. */
export const nameInQuestion = (name: string): Shown => clipped(quoted(name), LONGEST_NAME);

type Severity = Pick<Question, "danger" | "force">;

/** One key, in full: its id is never shortened, and its name never stands without quotes. */
export function keyFacts(seen: KeySnapshot, how: Severity): readonly Field[] {
  const { key } = seen;
  const odd = oddities(key.name);
  return [
    ["name", nameInQuestion(key.name)],
    ...(odd ? [["look twice", odd] satisfies Field] : []),
    ["id", visible(key.id)],
    ["key ring", visible(key.keyRing ?? "not known")],
    ["state", shown`${key.state} (${stageOf(key, seen.serverNow)})`],
    ["approval", approvalWords(seen)],
    ...(key.state === "destroyed" ? deletion(seen) : []),
    ...registered(seen, how),
  ];
}

const deletion = ({ key, serverNow }: KeySnapshot): readonly Field[] => {
  const by = key.deletedBy === null ? "" : ` by ${key.deletedBy}`;
  const until = restoreUntil(key);
  return [
    ["deleted", shown`${key.deletedAt ? whenAndLeft(key.deletedAt, serverNow) : "not known"}${by}`],
    ["restorable", shown`${until ? `until ${whenAndLeft(until, serverNow)}` : "not known"}`],
  ];
};

/** A mild step does not ask what is registered, so that nothing is told of it there. */
function registered({ registrations }: KeySnapshot, { danger, force }: Severity): readonly Field[] {
  if (registrations === "unknown")
    return danger === "mild" ? [] : [["registered", shown`could not be read`]];
  const [first, ...others] = registrations;
  if (!first) return [["registered", shown`nothing`]];
  const named = [first, ...others].slice(0, MOST_RESOURCES);
  const rest = registrations.length - named.length;
  return [
    [
      "registered",
      shown`${resources(registrations.length)}${force ? "; --force removes the registrations" : ""}`,
    ],
    ...named.map(
      ({ resourceCrn, preventKeyDeletion }): Field => [
        "",
        shown`${crnAlone(resourceCrn)}${preventKeyDeletion ? " (retention policy)" : ""}`,
      ],
    ),
    ...(rest > 0 ? [["", shown`and ${rest} more`] satisfies Field] : []),
  ];
}

/** A CRN has no blanks: behind one it could say what only kp-dual says of it. */
const crnAlone = (crn: string): string => crn.replaceAll(" ", "<U+0020>");

const resources = (count: number) => `${count} resource${count === 1 ? "" : "s"}`;

const columns: readonly Column<KeySnapshot>[] = [
  { header: "ID", cell: ({ key }) => visible(key.id) },
  { header: "STAGE", cell: ({ key, serverNow }) => visible(stageOf(key, serverNow)) },
  { header: "NEXT", cell: ({ key, serverNow }) => nextMoment(key, serverNow) },
  {
    header: "REGISTERED",
    cell: ({ registrations }) =>
      registrations === "unknown" ? shown`unknown` : shown`${registrations.length}`,
  },
  { header: "NAME", cell: ({ key }) => nameInQuestion(key.name) },
];

/** Several keys: a row for each that would be changed. */
export const keyTable = (
  keys: readonly KeySnapshot[],
  { danger }: Severity,
  style: Style,
  more: readonly Column<KeySnapshot>[] = [],
): readonly Shown[] => {
  const asked = [...columns.slice(0, -1), ...more, ...columns.slice(-1)].filter(
    ({ header }) => danger === "severe" || header !== "REGISTERED",
  );
  return [...table(asked, keys, style), shown``];
};

type Keys = Extract<Question["asked"], { readonly kind: "keys" }>;

/** The number to type counts all keys that were named; that fewer will be changed is said. */
export function leftOut({ seen, named }: Keys): readonly Shown[] {
  if (named === seen.length) return [];
  const changed = seen.length === 1 ? "this one" : `these ${seen.length}`;
  return [shown`${named} keys were named; only ${changed} will be changed.`, shown``];
}
