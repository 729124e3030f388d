/** A key as one line of a list names it. */
export interface ListedKey {
  readonly text: string;
  /** The first line is 1. */
  readonly line: number;
}

/** What is wrong with a list, or with one of its lines. */
export interface Problem {
  readonly line?: number;
  readonly what: string;
}

/** What a text names, as far as it can be read. */
export interface TextKeys {
  readonly keys: readonly ListedKey[];
  readonly problems: readonly Problem[];
}

const NEW_LINE = /\r\n|\n|\r/;

/** What may stand between the cells of a CSV file; the header shows which of them does. */
const DELIMITERS = [",", ";", "\t"] as const;

/** The columns of a CSV file that may name a key, in the order in which they are looked for. */
const COLUMNS: readonly string[] = ["id", "key"];

/**
 * The keys that a text names (interface.md §1): one on each line, or CSV with a header that has a column `id` or
 * `key`. Blank lines and lines that begin with # name none. It stops one key behind the most that are wanted.
 */
export async function keysInText(text: string, most: number): Promise<TextKeys> {
  const lines = text.split(NEW_LINE);
  const header = lines.find(namesSomething) ?? "";
  if (isHeader(header)) return inCsv(text, delimiterOf(header), most);
  return { keys: inLines(lines, most), problems: [] };
}

const namesSomething = (line: string): boolean => {
  const named = line.trim();
  return named !== "" && !named.startsWith("#");
};

function inLines(lines: readonly string[], most: number): readonly ListedKey[] {
  const keys: ListedKey[] = [];
  for (const [at, line] of lines.entries()) {
    if (namesSomething(line)) keys.push({ text: line.trim(), line: at + 1 });
    if (keys.length > most) break;
  }
  return keys;
}

const delimiterOf = (header: string): string =>
  DELIMITERS.find((each) => header.includes(each)) ?? ",";

const columnOf = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim()
    .toLowerCase();

const isHeader = (line: string): boolean =>
  line.split(delimiterOf(line)).some((cell) => COLUMNS.includes(columnOf(cell)));

interface CsvRow {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string | undefined>>;
}

/** What the parser says of a row that it leaves out; its message is not used, since it quotes the row. */
interface CsvError {
  readonly lines?: number;
  readonly code?: string;
}

async function inCsv(text: string, delimiter: string, most: number): Promise<TextKeys> {
  const { parse } = await import("csv-parse/sync");
  const problems: Problem[] = [];
  const skip = (error: unknown) => void problems.push(misread(error as CsvError));
  const rows = readRows(skip, () =>
    parse(text, {
      bom: true,
      columns: (header: string[]) => header.map(columnOf),
      comment: "#",
      comment_no_infix: true,
      delimiter,
      info: true,
      on_skip: skip,
      record_delimiter: ["\r\n", "\n", "\r"],
      skip_empty_lines: true,
      skip_records_with_error: true,
      to: most + 1,
      trim: true,
    }),
  );
  const keys = rows.map(({ info: { lines: line }, record }) => ({
    line,
    text: COLUMNS.map((column) => record[column]).find(Boolean) ?? "",
  }));
  for (const { line } of keys.filter((each) => each.text === ""))
    problems.push({ line, what: "names no key" });
  return { keys: keys.filter((each) => each.text !== ""), problems };
}

/** A quote that is never closed ends the reading. */
function readRows(skip: (error: unknown) => void, read: () => unknown): readonly CsvRow[] {
  try {
    return read() as readonly CsvRow[];
  } catch (error) {
    skip(error);
    return [];
  }
}

const MISREADINGS: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: "has more or fewer columns than the header",
  CSV_QUOTE_NOT_CLOSED: "has a quote that is never closed",
};

const misread = ({ lines, code = "" }: CsvError): Problem => ({
  ...(lines !== undefined && { line: lines }),
  what: MISREADINGS[code] ?? "is no CSV",
});
