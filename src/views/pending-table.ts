import { type CanYouApprove, canYouApprove } from "../core/can-you-approve.js";
import { firstApprover } from "../core/first-approver.js";
import { deadlineOf, type PendingKey } from "../core/pending-key.js";
import type { Person } from "../core/person.js";
import { stageOf } from "../core/stage.js";
import { clipped, type Shown, shown, visible } from "./gate.js";
import type { Style } from "./style.js";
import { type Column, table } from "./table.js";
import { left, whenInShort } from "./when.js";
import { widthOf } from "./width.js";

type Keys = readonly PendingKey[];
type PendingColumn = Column<PendingKey>;

const NOTHING = shown`-`;
const GAP = 2;
/** A name cut shorter than this says nothing. */
const SHORTEST_NAME = 12;
const DAY = 86_400_000;

const PAINTS = { yes: "green", no: "red", unknown: "magenta" } as const satisfies Readonly<
  Record<CanYouApprove, keyof Style>
>;

const stageIn = ({ seen: { key, serverNow } }: PendingKey) => stageOf(key, serverNow);

const ID: PendingColumn = { header: "ID", cell: ({ seen }) => visible(seen.key.id) };
const STAGE: PendingColumn = { header: "STAGE", cell: (row) => visible(stageIn(row)) };
const UNTIL: PendingColumn = {
  header: "UNTIL",
  cell: ({ seen: { key, serverNow } }) => {
    const date = deadlineOf(key);
    return date ? shown`${whenInShort(date, serverNow)}` : NOTHING;
  },
};
const LEFT: PendingColumn = {
  header: "LEFT",
  cell: ({ seen: { key, serverNow } }, style) => {
    const date = deadlineOf(key);
    if (!date) return NOTHING;
    const told = shown`${left(date, serverNow)}`;
    const ms = date.getTime() - serverNow.getTime();
    return ms > 0 && ms < DAY ? style.magenta(told) : told;
  },
};
/** For narrow terminals: what waits has time left; of all else the stage says what it is. */
const LEFT_OR_STAGE: PendingColumn = {
  header: "LEFT",
  cell: (row, style) => (stageIn(row) === "approval" ? LEFT : STAGE).cell(row, style),
};
const you = (by: Person): PendingColumn => ({
  header: "YOU",
  cell: (row, style) => {
    if (stageIn(row) !== "approval") return NOTHING;
    const can = canYouApprove(row.seen, by);
    return style[PAINTS[can]](visible(can === "unknown" ? "?" : can));
  },
});
const FIRST: PendingColumn = {
  header: "FIRST APPROVER",
  cell: (row) => {
    const approver = stageIn(row) === "approval" ? firstApprover(row.seen) : null;
    return approver ? shown`${approver.iamId}, ${approver.certainty}` : NOTHING;
  },
};
const WHERE: PendingColumn = {
  header: "INSTANCE",
  cell: ({ instance: { name, id } }) => visible(name ?? id),
};
const name = (room: number): PendingColumn => ({
  header: "NAME",
  cell: ({ seen: { key } }) => clipped(visible(key.name), room),
});

/**
 * A row for each key; names are cut where a terminal is too narrow, ids never. Where there is no room for a column of
 * instances, each has a part of its own.
 */
export function pendingTable(keys: Keys, by: Person, style: Style): readonly Shown[] {
  const wide = [ID, STAGE, UNTIL, LEFT, you(by)];
  const columns = [
    [...wide, FIRST, WHERE],
    [...wide, WHERE],
  ].find(fits(keys, style));
  if (columns) return keys.length > 0 ? drawn(columns, keys, style) : [];
  const narrow = [ID, LEFT_OR_STAGE, you(by)];
  return [...byInstance(keys).values()].flatMap((part, at) => [
    ...(at > 0 ? [shown``] : []),
    ...part.slice(0, 1).map((row) => heading(row, style)),
    ...drawn(narrow, part, style),
  ]);
}

/** A line of ours around a name that is not, and no longer than the terminal is wide. */
const heading = (row: PendingKey, style: Style): Shown =>
  style.bold(
    clipped(shown`in ${WHERE.cell(row, style)}:`, style.columns ?? Number.POSITIVE_INFINITY),
  );

const fits = (keys: Keys, style: Style) => (columns: readonly PendingColumn[]) =>
  room(columns, keys, style) >= SHORTEST_NAME;

/** Where not even the shortest name has room, each row becomes a list of fields, in which nothing is cut. */
function drawn(columns: readonly PendingColumn[], keys: Keys, style: Style): readonly Shown[] {
  const left = fits(keys, style)(columns) ? room(columns, keys, style) : Number.POSITIVE_INFINITY;
  return table([...columns, name(left)], keys, style);
}

/** How many columns of the terminal are left behind these. */
function room(columns: readonly PendingColumn[], keys: Keys, style: Style): number {
  const taken = columns.map(({ header, cell }) =>
    keys.reduce((most, key) => Math.max(most, widthOf(cell(key, style))), header.length),
  );
  const whole = style.columns ?? Number.POSITIVE_INFINITY;
  return taken.reduce((left, width) => left - width - GAP, whole);
}

/** The instance whose key ends soonest first. */
function byInstance(keys: Keys): ReadonlyMap<string, Keys> {
  const parts = new Map<string, PendingKey[]>();
  for (const key of keys) {
    const part = parts.get(key.instance.id);
    if (part) part.push(key);
    else parts.set(key.instance.id, [key]);
  }
  return parts;
}
