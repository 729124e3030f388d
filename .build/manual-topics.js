/* The sections of the manual that `kp-dual help` has as topics, and one on files. */
import { list, paragraph, sentence, verbatim, word } from "./roff.js";

/** The topics of help, each a section. */
export const SECTIONS = { environment, "exit-codes": exitStatus, lifecycle };

function environment({ VARIABLES }) {
  const term = (names) =>
    names
      .split(", ")
      .map((name) => `Ev ${word(name)}`)
      .join(" , ");
  return [".Sh ENVIRONMENT", ...list(VARIABLES.map(([names, ...text]) => [term(names), ...text]))];
}

/** What kp-dual keeps on a machine. */
export const FILES = [
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
