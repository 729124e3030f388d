import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import * as z from "zod";
import { LIKELIEST } from "../src/emulator/quirks.js";
import { EXIT } from "../src/errors/exit-codes.js";
import { program } from "../src/program.js";
import { anOpen } from "./support/an-open.js";
import { wholeTree } from "./support/whole-tree.js";

const readme = readFileSync("README.md", "utf8");

/** The first cells of the rows of a table, by the heading of its first column. */
const rowsUnder = (heading: string): readonly string[] => {
  const [, table = ""] = readme.split(`| ${heading} |`);
  const lines = table.split("\n").slice(2);
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(0, end).map((line) => line.split("|")[1]?.trim() ?? "");
};

const commands = await wholeTree();

describe("the README", () => {
  it("lists each exit code once, in order", () => {
    const codes = Object.values(EXIT).toSorted((one, other) => one - other);

    expect(rowsUnder("code").map(Number)).toEqual(codes);
  });

  it("lists each quirk of the emulator, its default first", () => {
    expect(rowsUnder("quirk")).toEqual(Object.keys(LIKELIEST).map((name) => `\`${name}\``));
    for (const [name, value] of Object.entries(LIKELIEST))
      expect(readme).toContain(`| \`${name}\` | \`${value}\``);
  });

  it("names each command", () => {
    const groups = commands.commands.flatMap((group) =>
      ["policy", "key", "instance"].includes(group.name())
        ? group.commands.map((each) => `${group.name()} ${each.name()}`)
        : [group.name()],
    );

    for (const name of groups.filter((each) => each !== "policy disable"))
      expect(readme).toContain(name);
  });
});

const step = z.looseObject({ uses: z.string().optional(), run: z.string().optional() });
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({ contents: z.literal("read") }),
  jobs: z.record(
    z.string(),
    z.looseObject({ "timeout-minutes": z.number(), steps: z.array(step) }),
  ),
});

describe("the workflow for a fleet", () => {
  const [, text = ""] = /<!-- fleet -->\n```yaml\n(.*?)```\n<!-- \/fleet -->/s.exec(readme) ?? [];
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  const { jobs } = workflow.parse(document.toJS());
  const shell = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
  const lines = shell.filter((line) => line.startsWith("kp-dual "));

  it("is YAML, with a limit of time on each job and nothing that others choose in a shell", () => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    expect(Object.keys(jobs)).toEqual(["approve", "merge"]);
    for (const line of shell) expect(line).not.toContain("${{");
  });

  it("takes the actions that this repository takes, by the same hashes", () => {
    const release = readFileSync(".github/workflows/release.yml", "utf8");
    const uses = Array.from(text.matchAll(/uses: (.*)/g), ([, what = ""]) => what);

    expect(uses).toHaveLength(4);
    for (const what of uses) expect(release).toContain(`uses: ${what}\n`);
  });

  it("types what kp-dual understands, and nothing that it would ask about", async () => {
    expect(lines).toHaveLength(1);
    for (const line of lines) {
      const [words = "", file] = line.split(" >");
      const argv = words.split(" ").map((word) => (/^"lists/.test(word) ? "-" : word));
      const tree = program(anOpen({ input: "orders-db-root" }), {
        writeOut: () => undefined,
        writeErr: () => undefined,
      });

      expect(file).toBe("result.json");
      expect(argv).toEqual(expect.arrayContaining(["--json", "--yes"]));
      await expect(tree.parseAsync(argv.slice(1), { from: "user" })).rejects.toThrow(
        "session was not to be opened",
      );
    }
  });
});

it("shows a picture that the repository has", () => {
  const [, file = ""] = /!\[[^\]]+\]\(([^)]+\.svg)\)/.exec(readme) ?? [];

  const picture = readFileSync(file, "utf8");
  expect(picture).toMatch(/^<svg /);
  expect(picture).toContain("ann $ kp-dual key set-for-deletion");
});
