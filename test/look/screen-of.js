import fastStringWidth from "fast-string-width";

const ESCAPE = String.fromCodePoint(0x1b);
/** A code, the end of a line, or text. */
const PIECE = new RegExp(`${ESCAPE}\\[([\\d;?]*)([A-Za-z])|\\r?\\n|\\r|[^${ESCAPE}\\r\\n]+`, "g");
const SEGMENTER = new Intl.Segmenter("en");
const PLAIN = { bold: false, dim: false, colour: null };

/** What a code of colours makes of a pen. */
const PENS = {
  0: () => PLAIN,
  1: (pen) => ({ ...pen, bold: true }),
  2: (pen) => ({ ...pen, dim: true }),
  22: (pen) => ({ ...pen, bold: false, dim: false }),
  39: (pen) => ({ ...pen, colour: null }),
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, colour) => [30 + colour, (pen) => ({ ...pen, colour })]),
  ),
};

const nothing = () => undefined;

function down(screen) {
  screen.row += 1;
  screen.rows[screen.row] ??= [];
}

function erase({ rows, row }, from, to) {
  for (let at = from; at < to; at += 1) delete rows[row][at];
}

/** What the codes do that kp-dual and its libraries send; `h` and `l` hide the cursor and such. */
const MOVES = {
  A: (screen, n) => {
    screen.row = Math.max(0, screen.row - (n || 1));
  },
  B: (screen, n) => {
    for (let more = n || 1; more > 0; more -= 1) down(screen);
  },
  C: (screen, n) => {
    screen.column = Math.min(screen.columns - 1, screen.column + (n || 1));
  },
  D: (screen, n) => {
    screen.column = Math.max(0, screen.column - (n || 1));
  },
  G: (screen, n) => {
    screen.column = (n || 1) - 1;
  },
  J: (screen) => {
    erase(screen, screen.column, screen.columns);
    screen.rows.length = screen.row + 1;
  },
  K: (screen, n) =>
    erase(screen, n === 0 ? screen.column : 0, n === 1 ? screen.column : screen.columns),
  h: nothing,
  l: nothing,
  n: nothing,
  m: (screen, _, codes) => {
    for (const code of codes.split(";")) screen.pen = (PENS[Number(code)] ?? nothing)(screen.pen);
  },
};

function control(screen, [whole, codes, name]) {
  if (whole.startsWith("\r")) screen.column = 0;
  if (whole.endsWith("\n")) down(screen);
  if (name !== undefined) MOVES[name](screen, Number.parseInt(codes, 10) || 0, codes);
}

function write(screen, text) {
  const width = fastStringWidth(text);
  if (screen.column + width > screen.columns) {
    screen.column = 0;
    down(screen);
  }
  screen.rows[screen.row][screen.column] = { text, width, ...screen.pen };
  screen.column += width;
}

const isEmpty = (cells) => Object.keys(cells).length === 0;

/**
 * What stands on a terminal of so many columns after all that it was sent: rows of cells, each with what stands in it
 * and how it is painted. A code that it does not know stops it.
 */
export function screenOf(raw, columns) {
  const screen = { rows: [[]], row: 0, column: 0, pen: PLAIN, columns };
  for (const [text, ...code] of raw.matchAll(PIECE)) {
    if (code.some((part) => part !== undefined) || /^\r?\n?$/.test(text))
      control(screen, [text, ...code]);
    else for (const { segment } of SEGMENTER.segment(text)) write(screen, segment);
  }
  const last = screen.rows.findLastIndex((cells) => !isEmpty(cells));
  return screen.rows.slice(0, last + 1);
}

const lineOf = (cells) => {
  let line = "";
  let column = 0;
  for (const [at, { text, width }] of Object.entries(cells)) {
    line += " ".repeat(Number(at) - column) + text;
    column = Number(at) + width;
  }
  return line.trimEnd();
};

/** The same as lines of text. */
export const linesOf = (rows) => rows.map(lineOf);
