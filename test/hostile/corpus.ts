import { MIMICS } from "./mimics.js";

const at = String.fromCodePoint;

/** Every character of a range by itself, in the middle of a harmless word. */
const each = (name: string, from: number, to: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, n) => [
      `${name} ${(from + n).toString(16).padStart(4, "0")}`,
      `pay${at(from + n)}roll`,
    ]),
  );

/** What acts on a terminal, or can't be seen, made by hand; each by what it is. */
const ACTING = {
  red: "\u001b[31mred\u001b[0m",
  "bold that looks like ours": "\u001b[1mbold\u001b[22m",
  "a colour that is ours": "\u001b[32mdone\u001b[39m",
  "a broken colour": "\u001b[31",
  "the screen cleared": "\u001b[2J\u001b[H",
  "the cursor moved up, the line erased": "\u001b[1A\u001b[2Kid  00000000",
  "the other screen": "\u001b[?1049h",
  "the cursor hidden": "\u001b[?25l",
  "a terminal that reports": "\u001b[6n\u001b[c",
  "bracketed paste": "\u001b[200~rm -rf\u001b[201~",
  "a title": "\u001b]0;title\u0007",
  "a link": "\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\",
  "a clipboard": "\u001b]52;c;cm0gLXJmIH4K\u0007",
  "a device control string": '\u001bP$q"p\u001b\\',
  "an application's command": "\u001b_Gf=100;AAAA\u001b\\",
  "a privacy message": "\u001b^hidden\u001b\\",
  "a reset": "\u001bc",
  "another character set": "\u001b(0qqq\u001b(B",
  "CSI in one byte": "\u009b31mred",
  "OSC in one byte": "\u009d0;title\u009c",
  "CR and LF": "a\r\nid   00000000-0000-4000-8000-000000000000",
  "CR alone": "really\rnobody",
  "line feed": "a\nerror: all is well",
  backspaces: "ok\u0008\u0008no",
  "tab, VT, FF": "a\tb\u000bc\u000cd",
  "NUL first": "\u0000orders",
  "next line": "a\u0085b",
  "an override": "\u202egnp.exe",
  "embeddings and isolates": "a\u202ab\u202cc\u2066d\u2069",
  "marks of direction": "\u200eleft\u200f\u061c",
  "zero width": "zero\u200bwidth\u200c\u200d\u2060joined\ufeff",
  "a byte order mark first": "\ufefforders",
  "a soft hyphen": "soft\u00adhyphen",
  "invisible operators": "a\u2061b\u2062c\u2063d\u2064e",
  "old format controls": "a\u206ab\u206fc",
  fillers: "filler\u115f\u1160\u3164\uffa0",
  "separators of lines and paragraphs": "line\u2028sep\u2029para",
  "blanks that are none": "nb\u00a0sp\u2007\u202f\u3000\u1680",
  "a blank of braille": "blank\u2800braille",
  tags: `tags${at(0xe0041)}${at(0xe0042)}${at(0xe007f)}`,
  "selectors of variants": `selector\ufe0f${at(0xe0100)}\u180b`,
  "annotations between the lines": "annotation\ufff9a\ufffab\ufffb",
  "musical format controls": `beam${at(0x1d173)}${at(0x1d17a)}`,
  "shorthand format controls": `short${at(0x1bca0)}`,
  "a high surrogate alone": "\ud800",
  "a high surrogate last": "lone\ud83d",
  "a low surrogate first": "\udc00trail",
  "surrogates the wrong way round": "\udc00\ud800",
  "a mark without a base": "\u0301leading mark",
  "a mark on a blank": " \u0301on a blank",
  "forty marks on one letter": `z${"\u0301".repeat(40)}algo`,
  "a thousand strokes": "\u0336\u0489".repeat(500),
  "private use": `private\ue000${at(0xf0000)}${at(0x10fffd)}`,
  "characters that are none": `nobody\u0378${at(0x10ffff)}\uffff\ufdd0`,
  "grapheme joiner and vowel separator": "\u180e\u061c\u034f",
};

/** What is too long, or too wide, for any place. */
const LARGE = {
  "90 characters": "x".repeat(90),
  "90 words": "y ".repeat(45),
  "10,000 characters": "x".repeat(10_000),
  "10,000 blanks": `a${" ".repeat(9_998)}b`,
  "10,000 overrides": "\u202e".repeat(10_000),
  "10,000 marks": "\u0301".repeat(10_000),
  "5,000 keys": "🔑".repeat(5_000),
  "wide letters": "日本語の鍵".repeat(18),
  "letters that join without an end": "\u1100".repeat(200),
  "syllables that join without an end": "\u0915\u094d".repeat(200),
  "one family": "👨‍👩‍👧‍👦🏳️‍🌈",
};

/** Text as somebody might name a key who wants to deceive whoever reads it, or the terminal: each by what it is. */
export const CORPUS: Readonly<Record<string, string>> = {
  ...ACTING,
  ...LARGE,
  ...MIMICS,
  ...each("control", 0x00, 0x1f),
  ...each("control", 0x7f, 0x9f),
};

export const HOSTILE: readonly string[] = Object.values(CORPUS);
