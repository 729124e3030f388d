import { type Html, html } from "./html.js";

/** A column of a table on the page. The first one names the row. */
export interface DataColumn<Row> {
  readonly label: string;
  /** What stands above the column in place of its label. */
  readonly head?: Html;
  readonly kind?: "picture" | "text";
  readonly cell: (row: Row) => Html;
}

interface DataTable<Row> {
  /** What the table is about, for who hears it and does not see where it stands. */
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
}

/** More rows than that get a window of their own, so that what follows them can be reached. */
const TALL = 40;

const heading = <Row>({ label, head, kind = "text" }: DataColumn<Row>): Html =>
  html`<th scope="col" class="${kind}">${head ?? label}</th>`;

const row = <Row>([first, ...others]: readonly DataColumn<Row>[], of: Row): Html =>
  html`<tr>${first ? html`<th scope="row">${first.cell(of)}</th>` : null}${others.map(
    ({ label, kind = "text", cell }) =>
      html`<td class="${kind}" data-label="${label}">${cell(of)}</td>`,
  )}</tr>
`;

/** A table that scrolls by itself where it is too wide or too long; on a phone each row is a card. */
export const dataTable = <Row>({ caption, columns, rows }: DataTable<Row>): Html =>
  html`<div class="${rows.length > TALL ? "scroll tall" : "scroll"}" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(heading)}</tr></thead>
<tbody>
${rows.map((each) => row(columns, each))}</tbody>
</table></div>
`;
