import { json, type Shown } from "../views/gate.js";
import type { Style } from "../views/style.js";
import type { ListView } from "../views/view.js";
import type { Pages, Written } from "./presentation.js";

/** Writes a list as lines, page by page. */
export async function listLines<Row, End>(
  pages: Pages<Row, End>,
  view: ListView<Row, End>,
  style: Style,
  print: (lines: readonly Shown[]) => Promise<void>,
): Promise<Written<End>> {
  return eachPage(pages, (rows, before) => print(view.text(rows, before === 0, style)));
}

/** Writes a list as one JSON document, page by page; where it was cut short, the document is closed all the same. */
export async function listDocument<Row, End>(
  pages: Pages<Row, End>,
  view: ListView<Row, End>,
  write: (text: string) => Promise<void>,
  rehearsal: boolean,
): Promise<Written<End>> {
  const mark = rehearsal ? '\n  "rehearsal": true,' : "";
  await write(`{\n  "schema": ${json(view.schema)},${mark}\n  ${json(view.list)}: [`);
  const written = await eachPage(pages, (rows, before) => {
    const text = rows.map((row) => indented(json(view.row(row)), 4)).join(",\n");
    return write(`${before === 0 ? "\n" : ",\n"}${text}`);
  });
  const fields = Object.entries(view.end(written.end)).map(
    ([name, value]) => `,\n  ${json(name)}: ${indented(json(value), 2).trimStart()}`,
  );
  await write(`${written.count === 0 ? "" : "\n  "}]${fields.join("")}\n}\n`);
  return written;
}

const indented = (text: string, by: number) => text.replace(/^/gm, " ".repeat(by));

/** Hands over each page that has rows, with the number of rows before it. */
async function eachPage<Row, End>(
  pages: Pages<Row, End>,
  take: (rows: readonly Row[], before: number) => Promise<void>,
): Promise<Written<End>> {
  let count = 0;
  for (;;) {
    const { done, value } = await pages.next();
    if (done) return { end: value, count };
    if (value.length > 0) await take(value, count);
    count += value.length;
  }
}
