/* The manual, for man(1), in mdoc: from the commands themselves and from the topics of `kp-dual help`. */
import { FILES, SECTIONS } from "./manual-topics.js";
import { list, paragraph, sentence, verbatim, word } from "./roff.js";

/** Literal lines are no longer than this, or a terminal of 80 columns would break them. */
const WIDEST = 73;

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** The page for a version; `changes` is the changelog, which says when it was released. */
export function manual(typed, changes) {
  const { VERSION, TOPICS, nodes, globals } = typed;
  const missing = Object.keys(TOPICS).filter((topic) => !(topic in SECTIONS));
  if (missing.length > 0) throw new Error(`The manual has no section on ${missing.join(", ")}.`);
  const [root, ...below] = nodes;
  return `${[
    `.Dd ${releasedOn(VERSION, changes)}`,
    ".Dt KP-DUAL 1",
    ".Os",
    ".Sh NAME",
    ".Nm kp-dual",
    ".Nd two people safely delete a cloud encryption key",
    ".Sh SYNOPSIS",
    ".Nm",
    ".Ar command",
    ".Op Ar argument ...",
    ".Op Ar option ...",
    ".Sh DESCRIPTION",
    ...paragraph(root.description),
    ...paragraph(`This is version ${VERSION}.`),
    ".Pp",
    "The same is in",
    `.Ic ${word("kp-dual help")}`,
    "and behind every command with",
    `.Fl ${word("-help")} .`,
    ".Sh COMMANDS",
    ...below
      .filter(({ commands, path }) => commands.length === 0 || path === "emulator")
      .flatMap(command),
    ".Sh GLOBAL OPTIONS",
    ...paragraph("Every command takes them, in front of its name and behind it."),
    ...list([...globals, ...root.options].filter(({ hidden }) => !hidden).map(optionRow)),
    ...SECTIONS.environment(typed),
    ...FILES,
    ...SECTIONS["exit-codes"](typed),
    ".Sh EXAMPLES",
    ...verbatim(examplesIn(root)),
    ...SECTIONS.lifecycle(typed),
  ].join("\n")}\n`;
}

/** As mdoc writes a day. A version that is not released yet has the day on which the page got its form. */
function releasedOn(version, changes) {
  const heading = changes.split("\n").find((each) => each.startsWith(`## [${version}] - `));
  const [year, month, day] = (heading?.slice(-10) ?? "2026-11-22").split("-");
  return `${MONTHS[month - 1]} ${Number(day)}, ${year}`;
}

const optionRow = ({ long, short, value, takes, description }) => [
  [
    short && `Fl ${word(short.slice(1))} ,`,
    `Fl ${word(long.slice(1))}`,
    value && `Ar ${word(value)}`,
    takes === "several" && "...",
  ]
    .filter(Boolean)
    .join(" "),
  description,
];

const examplesIn = ({ extra }) =>
  extra.before.split("\n").flatMap((each) => (each.startsWith("  ") ? folded(each.slice(2)) : []));

/** A command as shells let it go on in the next line. */
const folded = (text) =>
  text.length <= WIDEST
    ? [text]
    : text.replace(/^(.{1,70}) (?=--)(.*)$/, "$1 \\\n    $2").split("\n");

function command(node) {
  const { path, summary, description, options, extra } = node;
  const told = description === "" ? sentence(summary) : description;
  return [
    `.Ss ${word(`kp-dual ${path}${argumentsOf(node)}`)}\\&`,
    ...paragraph(told),
    ...list(options.filter(({ hidden }) => !hidden).map(optionRow)),
    ...textAndLines(extra.after),
    ...verbatim(examplesIn(node)),
  ];
}

const argumentsOf = (node) =>
  node.arguments
    .map(({ name, required, variadic }) =>
      variadic ? [name, required, "..."] : [name, required, ""],
    )
    .map(([name, required, more]) => (required ? ` ${name}${more}` : ` [${name}${more}]`))
    .join("");

/** Text whose indented lines are to be typed. */
const textAndLines = (text) =>
  (text.match(/(?:^ .*\n?)+|(?:^\S.*\n?)+/gm) ?? []).flatMap((part) =>
    part.startsWith(" ") ? typedLines(part) : [".Pp", ...paragraph(part)],
  );

/** What is too long is filled: a line of a crontab can't go on in the next one. */
function typedLines(part) {
  const lines = part
    .trimEnd()
    .split("\n")
    .map((each) => each.slice(2));
  const isWide = lines.some(({ length }) => length > WIDEST);
  return isWide ? [".Pp", ...paragraph(lines.join(" "))] : verbatim(lines);
}
