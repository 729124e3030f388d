import { type DeletionRequest, type RequestedKey, requestedKey } from "../core/deletion-request.js";
import { type Difference, differences } from "../core/differences.js";
import type { KeySnapshot } from "../core/snapshot.js";
import type { Field } from "./fields.js";
import { clipped, joined, type Shown, shown, woven } from "./gate.js";
import { quoted } from "./quoted.js";
import type { Style } from "./style.js";
import type { Column } from "./table.js";
import { when } from "./when.js";

/** More of what somebody claims would only push the facts off the screen. */
const LONGEST_CLAIM = 200;

/** The words of a file: in quotes that they can't close, and not many of them. */
const claim = (text: string): Shown => clipped(quoted(text), LONGEST_CLAIM);

/** What is told in words of our own, whatever a file says. */
const OURS: ReadonlySet<string> = new Set(["state", "registered"]);

const fact = (what: string, value: Difference["now"]): Shown => {
  if (value === null) return shown`none`;
  if (value instanceof Date) return shown`${when(value)}`;
  return OURS.has(what) ? shown`${value}` : claim(value);
};

const difference = ({ what, said, now }: Difference): Shown =>
  woven`${shown`${what}:`} now ${fact(what, now)}, the file says ${fact(what, said)}`;

/** Values below each other under one label. */
const under = (label: string, values: readonly Shown[]): readonly Field[] =>
  values.map((value, at): Field => [at === 0 ? label : "", value]);

/** What differs from what a request file says of the one key in question, and what the file claims beside that. */
export function requestFacts(
  request: DeletionRequest,
  seen: readonly KeySnapshot[],
  style: Pick<Style, "red">,
): readonly Field[] {
  const [only, ...others] = seen;
  const key = only && others.length === 0 ? requestedKey(request, only.key.id) : undefined;
  return [...(key && only ? comparison(key, only, style) : []), ...claims(request, key)];
}

function comparison(
  key: RequestedKey,
  seen: KeySnapshot,
  { red }: Pick<Style, "red">,
): readonly Field[] {
  const found = differences(key, seen);
  return found.length === 0
    ? [["since then", shown`the key is as the request file says`]]
    : under(
        "CHANGED",
        found.map((each) => red(difference(each))),
      );
}

function claims({ at, by, reason }: DeletionRequest, key: RequestedKey | undefined) {
  const approver = key?.firstApprover ?? null;
  const name = by.name === null ? shown`` : woven`${claim(by.name)}, `;
  return under("claimed", [
    shown`by the request file; nobody has checked it:`,
    woven`asked for by ${name}${claim(by.iamId)}, ${shown`${when(at)}`}`,
    ...(approver === null ? [] : [woven`first approval given by ${claim(approver)}`]),
    reason === null ? shown`no reason` : woven`reason ${claim(reason)}`,
  ]);
}

/** Of several keys a column says what differs; none where nobody asked by a file. */
export const requestColumns = (
  request: DeletionRequest | undefined,
): readonly Column<KeySnapshot>[] =>
  request
    ? [{ header: "SINCE THE FILE", cell: (seen, { red }) => briefly(request, seen, red) }]
    : [];

function briefly(request: DeletionRequest, seen: KeySnapshot, red: Style["red"]): Shown {
  const key = requestedKey(request, seen.key.id);
  const found = key ? differences(key, seen) : [];
  if (found.length === 0) return shown`as it says`;
  const whats = joined(
    found.map(({ what }) => shown`${what}`),
    ", ",
  );
  return red(woven`CHANGED: ${whats}`);
}
