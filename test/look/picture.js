/** How a cell of the terminal is drawn, in pixels. */
const WIDTH = 8;
const HEIGHT = 18;
const MARGIN = 14;
const TITLE = 30;

/** Two terminals as people have them: the palette of GNOME on black, and of macOS on white. */
export const THEMES = {
  dark: {
    paper: "#171421",
    ink: "#d0cfcc",
    dim: "#85838a",
    title: "#9a98a1",
    paints: [
      "#171421",
      "#f66151",
      "#33d17a",
      "#e9ad0c",
      "#2a7bde",
      "#c061cb",
      "#33c7de",
      "#d0cfcc",
    ],
  },
  light: {
    paper: "#ffffff",
    ink: "#1a1a1a",
    dim: "#767676",
    title: "#6a6a6a",
    paints: [
      "#000000",
      "#c91b00",
      "#00802b",
      "#999900",
      "#0225c7",
      "#b200b2",
      "#007f8f",
      "#bfbfbf",
    ],
  },
};

const escaped = (text) => text.replace(/[<>&"]/g, (char) => `&#${char.codePointAt(0)};`);

const isAscii = ({ text }) => /^[\x20-\x7e]+$/.test(text);

/** Neighbours that are painted alike, as one piece; what no font draws to one width stands alone. Blanks are not drawn. */
function piecesOf(cells) {
  const pieces = [];
  for (const [at, cell] of Object.entries(cells)) {
    const last = pieces.at(-1);
    const isNext =
      last &&
      isAscii(last) &&
      isAscii(cell) &&
      last.at + last.width === Number(at) &&
      last.bold === cell.bold &&
      last.dim === cell.dim &&
      last.colour === cell.colour;
    if (isNext) {
      last.text += cell.text;
      last.width += cell.width;
    } else pieces.push({ ...cell, at: Number(at) });
  }
  return pieces.filter(({ text }) => text.trim());
}

const inkOf = ({ colour, dim }, theme) =>
  colour === null ? (dim ? theme.dim : theme.ink) : theme.paints[colour];

function piece(each, row, theme) {
  const lead = each.text.length - each.text.trimStart().length;
  const text = each.text.trim();
  const width = each.width - (each.text.length - text.length);
  const x = MARGIN + (each.at + lead) * WIDTH;
  const y = TITLE + (row + 1) * HEIGHT;
  const weight = each.bold ? ' font-weight="bold"' : "";
  return `<text x="${x}" y="${y}" fill="${inkOf(each, theme)}"${weight} textLength="${width * WIDTH}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escaped(text)}</text>`;
}

/** Rows of a screen as an SVG that looks the same whatever fonts there are. */
export function picture(rows, { title, columns, theme }) {
  const width = columns * WIDTH + 2 * MARGIN;
  const height = TITLE + rows.length * HEIGHT + MARGIN;
  const colours = THEMES[theme];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${colours.paper}"/>`,
    `<text x="${MARGIN}" y="20" fill="${colours.title}" font-size="12">${escaped(title)}</text>`,
    ...rows.flatMap((cells, row) => piecesOf(cells).map((each) => piece(each, row, colours))),
    "</svg>",
    "",
  ].join("\n");
}
