/* The manual, for man(1), in mdoc: from the commands themselves and from the topics of `kp-dual help`. */
import { list, paragraph, verbatim, word } from "./roff.js";

/** Literal lines are no longer than this, or a terminal of 80 columns would break them. */
const WIDEST = 73;

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** The topics of help, each a section. */
const SECTIONS = { environment, "exit-codes": exitStatus, lifecycle };

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
    ...files(),
    ...SECTIONS["exit-codes"](typed),
    ".Sh EXAMPLES",
    ...verbatim(examplesIn(root)),
    ...SECTIONS.lifecycle(typed),
  ].join("\n")}\n`;
}

/** As mdoc writes a day. A version that is not released yet has the day on which the page got its form. */
function releasedOn(version, changes) {
  const [, year, month, day] = changes
    .split("\n")
    .map((each) => /^## \[(.*?)\] - (\d{4})-(\d\d)-(\d\d)$/.exec(each))
    .filter((found) => found?.[1] === version)
    .map(([, , ...date]) => ["", ...date])[0] ?? ["", "2026", "11", "22"];
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

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

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

function environment({ VARIABLES }) {
  const term = (names) =>
    names
      .split(", ")
      .map((name) => `Ev ${word(name)}`)
      .join(" , ");
  return [".Sh ENVIRONMENT", ...list(VARIABLES.map(([names, ...text]) => [term(names), ...text]))];
}

const files = () => [
  ".Sh FILES",
  ...list([
    [
      `Pa ${word("~/.config/kp-dual/config.json")}`,
      "Names of saved instances, and no secret; below XDG_CONFIG_HOME where that is set.",
    ],
    [
      `Pa ${word("~/.local/state/kp-dual/runs")}`,
      "The journal: a file for each run that changed something; below XDG_STATE_HOME where that is set.",
    ],
  ]),
];

function exitStatus({ EXIT, MEANINGS }) {
  const rows = Object.entries(EXIT)
    .toSorted(([, one], [, other]) => one - other)
    .map(([name, code]) => {
      const [again, ...meaning] = MEANINGS[name];
      return [
        String(code),
        `${sentence(meaning.join(" "))}${again === "-" ? "" : ` Again? ${sentence(again)}`}`,
      ];
    });
  return [
    ".Sh EXIT STATUS",
    ...paragraph(
      "For several keys it is the code they share; else 10 where any outcome is unknown, else 9.",
    ),
    ...list(rows, "143"),
  ];
}

function lifecycle({ lifecycle: { STAGES, WINDOWS, ROLES, VERDICTS, WAY, NOT_TOLD } }) {
  const rows = (pairs) => list(pairs.map(([term, text]) => [word(term), sentence(text)]));
  return [
    ".Sh LIFECYCLE",
    ...paragraph("The way of a key with dual authorization:"),
    ...verbatim([WAY]),
    ".Ss Stages",
    ...rows(Object.entries(STAGES)),
    ".Ss Windows, by the clock of the service",
    ...rows(WINDOWS),
    ".Ss Who may do what",
    ...rows(ROLES),
    ".Pp",
    ...paragraph(NOT_TOLD),
    ".Ss Where pages of IBM contradict each other",
    ".Bl -bullet",
    ...VERDICTS.flatMap((lines) => [".It", ...paragraph(lines.join(" "))]),
    ".El",
  ];
}
