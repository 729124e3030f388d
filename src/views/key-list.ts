import type { Key } from "../core/key.js";
import { STAGES, stageOf } from "../core/stage.js";
import { EXIT } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { errorJson } from "./error-json.js";
import { type Field, fields } from "./fields.js";
import { clipped, joined, padded, type Shown, shown, visible } from "./gate.js";
import { keyJson } from "./key-json.js";
import { NEXT_WIDTH, nextMoment } from "./next-moment.js";
import type { Style } from "./style.js";
import type { ListView } from "./view.js";

interface Row {
  readonly key: Key;
  /** Now, by the service's clock. */
  readonly serverNow: Date;
}

interface End {
  /** Whether every key was read that the service lists. */
  readonly complete: boolean;
  readonly error: KpDualError | null;
}

interface Column {
  readonly header: string;
  readonly width: number;
  readonly cell: (row: Row) => Shown;
}

const GAP = 2;
/** A name cut shorter than this says nothing. */
const SHORTEST_NAME = 12;

const ID: Column = { header: "ID", width: 36, cell: ({ key }) => visible(key.id) };
const STAGE: Column = {
  header: "STAGE",
  width: Math.max(...STAGES.map((stage) => stage.length)),
  cell: ({ key, serverNow }) => visible(stageOf(key, serverNow)),
};
const NEXT: Column = {
  header: "NEXT",
  width: NEXT_WIDTH,
  cell: ({ key, serverNow }) => nextMoment(key, serverNow),
};
/** For narrow terminals: what is next says in which stage a key is; where nothing is, the stage says it. */
const STAGE_OR_NEXT: Column = {
  header: "STAGE",
  width: NEXT_WIDTH,
  cell: (row) => NEXT.cell(row) || STAGE.cell(row),
};

/** The widths don't depend on the rows, so that all pages stand in line. The widest set that leaves room for the name. */
const LAYOUTS: readonly (readonly Column[])[] = [
  [ID, STAGE, NEXT],
  [ID, STAGE_OR_NEXT],
];

const taken = (columns: readonly Column[]): number =>
  columns.reduce((sum, { width }) => sum + width + GAP, 0);

/** All keys of an instance, page by page. The rows are drawn here: there may be 100,000 of them. */
export const keyList: ListView<Row, End> = {
  text: (rows, first, style) => {
    const room = style.columns ?? Number.POSITIVE_INFINITY;
    const columns = LAYOUTS.find((layout) => taken(layout) + SHORTEST_NAME <= room);
    if (!columns)
      return rows.flatMap((row, at) => [
        ...(first && at === 0 ? [] : [shown``]),
        ...asFields(row, style),
      ]);
    const forName = room - taken(columns);
    const heading = line(columns, ({ header }) => visible(header), shown`NAME`);
    return [
      ...(first ? [style.dim(heading)] : []),
      ...rows.map((row) => line(columns, ({ cell }) => cell(row), nameOf(row, forName))),
    ];
  },
  none: shown`no keys to show`,
  schema: "kp-dual/keys/1",
  list: "keys",
  row: ({ key, serverNow }) => keyJson(key, serverNow),
  end: ({ complete, error }) => ({ complete, ...(error && { error: errorJson(error) }) }),
  exit: ({ complete, error }) => error?.exit ?? (complete ? EXIT.done : EXIT.someFailed),
  errors: ({ error }) => (error ? [error] : []),
};

const nameOf = ({ key }: Row, room: number): Shown => clipped(visible(key.name), room);

const line = (columns: readonly Column[], content: (column: Column) => Shown, name: Shown): Shown =>
  joined([...columns.map((column) => padded(content(column), column.width + GAP)), name], "");

const asFields = (row: Row, style: Style): readonly Shown[] => {
  const next = NEXT.cell(row);
  return fields(
    [
      ["id", ID.cell(row)],
      ["stage", STAGE.cell(row)],
      ...(next ? [["next", next] satisfies Field] : []),
      ["name", visible(row.key.name)],
    ],
    style,
  );
};
