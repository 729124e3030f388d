import type { Inspection } from "../core/inspection.js";
import type { Key } from "../core/key.js";
import { autoPurgeOn, purgeFrom, restoreUntil } from "../core/windows.js";
import { coverageWords } from "./coverage.js";
import { fields } from "./fields.js";
import { type Shown, shown, visible } from "./gate.js";
import { deletedWords, pendingWords } from "./inspection-words.js";
import { keyList } from "./key-list.js";
import { instanceName } from "./names.js";
import type { Style } from "./style.js";
import { switchWords } from "./switch.js";
import { type Column, table } from "./table.js";
import { whenInShort } from "./when.js";

const moment = (header: string, at: (key: Key) => Date | null, now: Date): Column<Key> => ({
  header,
  cell: (key) => {
    const date = at(key);
    return visible(date ? whenInShort(date, now) : "-");
  },
});

const deletedColumns = (now: Date): readonly Column<Key>[] => [
  { header: "ID", cell: ({ id }) => visible(id) },
  moment("DELETED", ({ deletedAt }) => deletedAt, now),
  moment("PURGE FROM", purgeFrom, now),
  moment("UNDO UNTIL", restoreUntil, now),
  moment("PURGED", autoPurgeOn, now),
  { header: "NAME", cell: ({ name }) => visible(name) },
];

const untoldColumns: readonly Column<Key>[] = [
  { header: "ID", cell: ({ id }) => visible(id) },
  { header: "STATE", cell: ({ state }) => visible(state) },
  { header: "NAME", cell: ({ name }) => visible(name) },
];

/** A table with a line above it; nothing where there is no row. */
const part = (heading: Shown, keys: readonly Key[], lines: () => readonly Shown[]) =>
  keys.length === 0 ? [] : [shown``, heading, ...lines()];

/** One instance: its facts, what is pending, what was deleted, and of which keys neither can be told. */
export function inspectionText(inspection: Inspection, style: Style): readonly Shown[] {
  const { instance, policy, coverage, pending, deleted, untold, now, complete } = inspection;
  const rows = pending.map((key) => ({ key, serverNow: now }));
  return [
    ...fields(
      [
        ["instance", instanceName(instance)],
        ["region", visible(instance.region ?? "not known")],
        ["new keys", switchWords(policy)],
        ["keys", coverageWords(coverage, complete)],
        ["pending", pendingWords(inspection)],
        ["deleted", deletedWords(inspection)],
      ],
      style,
    ),
    ...part(shown`  pending`, pending, () => keyList.text(rows, true, style)),
    ...part(shown`  deleted in the last 90 days`, deleted, () =>
      table(deletedColumns(now), deleted, style),
    ),
    ...part(shown`  whether these are pending the service does not tell`, untold, () =>
      table(untoldColumns, untold, style),
    ),
  ];
}
