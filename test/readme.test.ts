import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LIKELIEST } from "../src/emulator/quirks.js";
import { EXIT } from "../src/errors/exit-codes.js";
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
