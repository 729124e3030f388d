import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { describe, expect, it } from "vitest";
import { TOPICS } from "../src/commands/help.js";
import { EXIT } from "../src/errors/exit-codes.js";
import { VARIABLES } from "../src/views/topics/environment.js";
import { ROOT } from "./support/bundle.js";
import { wholeTree } from "./support/whole-tree.js";

interface Roff {
  readonly line: (text: string) => string;
  readonly word: (text: string) => string;
  readonly paragraph: (text: string) => readonly string[];
}

const roff = (await import(pathToFileURL(join(ROOT, ".build/roff.js")).href)) as Roff;
const page = readFileSync(join(ROOT, "dist/kp-dual.1"), "utf8");

/** What the page says, roughly as man shows it. */
const shown = page
  .replace(/\\&/g, "")
  .replace(/\\([- ])/g, "$1")
  .replace(/\\\((.q|ti|ha|ga)/g, (_, name: string) => ({ aq: "'", dq: '"', ti: "~" })[name] ?? "?")
  .replace(/\\e/g, "\\");

const leavesOf = (command: CommandUnknownOpts, above = ""): readonly CommandUnknownOpts[] =>
  command.commands.flatMap((each) => [each, ...leavesOf(each, `${above} ${each.name()}`)]);

const pathOf = (command: CommandUnknownOpts): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : "kp-dual";

describe("the manual", () => {
  it("has every command, with every option that is shown", async () => {
    const root = await wholeTree();
    const commands = leavesOf(root).filter(
      (each) => each.commands.length === 0 || each.registeredArguments.length > 0,
    );
    const options = [root, ...commands].flatMap((each) => each.options);

    expect(commands.length).toBeGreaterThan(20);
    for (const each of commands)
      expect(shown).toMatch(new RegExp(`^\\.Ss ${pathOf(each)}\\b`, "m"));
    for (const { hidden, long } of options)
      expect({ long, has: shown.includes(`Fl ${long?.slice(1)}`) }).toEqual({ long, has: !hidden });
  });

  it("has every exit code, variable and topic", () => {
    const items = (heading: string) =>
      Array.from(
        (shown.split(`.Sh ${heading}\n`)[1] ?? "").split("\n.Sh ")[0]?.matchAll(/^\.It (.*)$/gm) ??
          [],
        ([, term]) => term,
      );

    expect(items("EXIT STATUS").map(Number)).toEqual(Object.values(EXIT).sort((a, b) => a - b));
    expect(items("ENVIRONMENT")).toEqual(
      VARIABLES.map(([names]) => names.replace(/(^|, )/g, "$1Ev ").replaceAll(",", " ,")),
    );
    expect(Object.keys(TOPICS)).toEqual(["exit-codes", "environment", "lifecycle"]);
    for (const text of [
      "The 7 days ran out",
      "Manager, another person",
      "one page says by IBM support",
    ])
      expect(shown.replace(/\s+/g, " ")).toContain(text);
  });

  it("has no line that roff would take for something else", () => {
    const lines = page.trimEnd().split("\n");
    const macros = lines.filter((line) => /^[.']/.test(line)).map((line) => line.split(" ")[0]);

    expect([...new Set(macros)].sort()).toEqual(
      ".Ar .Bd .Bl .Dd .Dt .Ed .El .Fl .Ic .It .Nd .Nm .Op .Os .Pp .Sh .Ss".split(" "),
    );
    expect(page).toMatch(/^[\n\x20-\x7e]+$/);
    expect(page).not.toMatch(/\n\s*\n/);
    expect(page.replace(/\\(?:[-e& ]|\((?:aq|dq|ti|ha|ga))/g, "")).not.toContain("\\");
  });
});

describe("text for roff", () => {
  it.each([
    [".Sh HACKED", "\\&.Sh HACKED"],
    ["'br", "\\(aqbr"],
    ["\\*[x] \\n(yr", "\\e*[x] \\en(yr"],
    ["--from -", "\\-\\-from \\-"],
    ['a "b" `c` ~ ^', "a \\(dqb\\(dq \\(gac\\(ga \\(ti \\(ha"],
  ])("%s is text", (text, escaped) => {
    expect(roff.line(text)).toBe(escaped);
  });

  it("makes of a word behind a macro neither a macro nor two words", () => {
    expect(roff.word("Fl Ar")).toBe("\\&Fl\\ Ar");
  });

  it("begins a line with each sentence, and with no dot", () => {
    expect(roff.paragraph("One. Two\n.nine")).toEqual(["One.", "Two .nine"]);
    expect(roff.paragraph(`${"x".repeat(70)} .Pp`)).toEqual(["x".repeat(70), "\\&.Pp"]);
  });
});
