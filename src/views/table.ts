import Table from "cli-table3";
import { type Field, fields } from "./fields.js";
import { drawn, type Shown, shown, visible } from "./gate.js";
import type { Style } from "./style.js";
import { widthOf } from "./width.js";

/** A column: its heading and what a row has in it. Text from outside belongs into the last one. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row, style: Style) => Shown;
}

/** What stands in a row where there is nothing to tell; a list of fields leaves it out. */
const NOTHING = shown`-`;

const GAP = 2;
/** The library takes a time that grows with the square of the rows, so it gets a few at once. */
const AT_ONCE = 25;

/** Some letters of some scripts take no column of their own; a cell made of them alone is one all the same. */
const columnsOf = (text: string): number => (text ? Math.max(1, widthOf(text)) : 0);

const NO_BORDER = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"]
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .concat("middle")
    .map((part) => [part, ""]),
);

/**
 * A table without borders, one line for each row. On a terminal too narrow for it every row becomes a list of
 * fields: nothing is cut, and no row is broken by the terminal. In a pipe it is as wide as it must be.
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  style: Style,
): readonly Shown[] {
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row, style)));
  const heads = columns.map(({ header }) => visible(header));
  const widths = heads.map((head, at) =>
    cells.reduce((most, row) => Math.max(most, columnsOf(row[at] ?? "")), head.length),
  );
  const total = widths.reduce((sum, width) => sum + width + GAP, -GAP);
  if (total > (style.columns ?? Number.POSITIVE_INFINITY)) return asFields(columns, cells, style);
  return grid([heads.map(style.dim), ...cells], widths);
}

const asFields = <Row>(
  columns: readonly Column<Row>[],
  cells: readonly (readonly Shown[])[],
  style: Style,
): readonly Shown[] =>
  cells.flatMap((row, at) => [
    ...(at > 0 ? [shown``] : []),
    ...fields(
      columns
        .map(({ header }, column): Field => [header.toLowerCase(), row[column] ?? NOTHING])
        .filter(([, value]) => value !== "" && value !== NOTHING),
      style,
    ),
  ]);

/** Stands for one column of a cell while the library draws: every rule measures it alike. */
const STAND_IN = "x";

/** Draws with widths that are known, so that parts drawn apart stand in line. The last column is as wide as its text. */
function grid(rows: readonly (readonly Shown[])[], widths: readonly number[]): readonly Shown[] {
  const parts = Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, part) =>
    rows.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
  return parts.flatMap((part) => drawn(part, (cells) => drawing(cells, widths)));
}

/** The library measures text by older rules than terminals do: it is given the widths alone, and the text put in after. */
function drawing(cells: readonly (readonly string[])[], widths: readonly number[]): string {
  const table = new Table({
    chars: NO_BORDER,
    colWidths: widths.map((width, at) => (at < widths.length - 1 ? width + GAP : null)),
    style: { head: [], border: [], "padding-left": 0, "padding-right": GAP },
  });
  table.push(
    ...cells.map((row) => row.map((text) => ({ content: STAND_IN.repeat(columnsOf(text)) }))),
  );
  const texts = cells.flat().filter(Boolean).values();
  return table.toString().replace(/x+/g, () => texts.next().value ?? "");
}
