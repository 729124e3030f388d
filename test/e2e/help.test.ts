import { readdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { TOPICS } from "../../src/commands/help.js";
import { EXIT } from "../../src/errors/exit-codes.js";
import { kpDual } from "../support/kp-dual.js";

const GOLDEN = fileURLToPath(new URL("../golden/help/", import.meta.url));

/**
 * Every page of help is kept in test/golden/help. Where one was changed on purpose, write them anew and read the
 * difference: UPDATE_GOLDEN=1 npm test
 */
const isUpdate = process.env["UPDATE_GOLDEN"] === "1";

const COMMANDS = [
  ...["", "policy", "policy enable", "policy disable", "policy show"],
  ...["key", "key list", "key show", "key set-for-deletion", "key unset"],
  ...["key delete", "key restore", "key purge"],
  ...["instance", "instance add", "instance list", "instance discover", "instance remove"],
  ...["pending", "report", "log", "resume", "whoami", "explain", "doctor"],
  ...["rehearse", "emulator", "emulator advance", "completion", "help"],
];

const pages = [
  ...COMMANDS.map((command) => ({
    page: `kp-dual ${command}`.trim(),
    argv: [...command.split(" ").filter(Boolean), "--help"],
    hasExamples: true,
  })),
  ...Object.keys(TOPICS).map((topic) => ({
    page: `kp-dual help ${topic}`,
    argv: ["help", topic],
    hasExamples: false,
  })),
];

const fileOf = (page: string) => `${page.replaceAll(" ", "-")}.txt`;

describe("help", () => {
  it.each(pages)("$page is as it was agreed on", async ({ page, argv, hasExamples }) => {
    const { exit, stdout, stderr } = await kpDual(argv);

    const byMain = await kpDual(["--no-color", ...argv]);

    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    expect(byMain).toMatchObject({ exit, stdout, stderr });
    if (isUpdate) await writeFile(`${GOLDEN}${fileOf(page)}`, stdout);
    expect(stdout).toBe(await readFile(`${GOLDEN}${fileOf(page)}`, "utf8"));
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    if (hasExamples) expect(stdout).toMatch(/^Examples:\n {2}.*kp-dual.*\n {2}.*kp-dual.*\n\n/);
  });

  it("has no page that nobody can reach", async () => {
    const files = await readdir(GOLDEN);

    expect(files.sort()).toEqual(pages.map(({ page }) => fileOf(page)).sort());
  });

  it("has a page for every command that a group names", async () => {
    const named = async (command: string) => {
      const { stdout } = await kpDual([...command.split(" ").filter(Boolean), "--help"]);
      const [, list = ""] = stdout.split("\nCommands:\n");
      return Array.from(list.matchAll(/^ {2}([a-z-]+)/gm), ([, name]) =>
        `${command} ${name}`.trim(),
      );
    };

    const found = await Promise.all(["", "policy", "key", "instance", "emulator"].map(named));

    expect(["", ...found.flat()].sort()).toEqual([...COMMANDS].sort());
  });

  it.each([
    ["help", "key", "delete"],
    ["key", "delete", "-h"],
  ])("is the same by any way to it: %s %s %s", async (...argv) => {
    const { stdout } = await kpDual(argv);

    expect(stdout).toBe(await readFile(`${GOLDEN}kp-dual-key-delete.txt`, "utf8"));
  });

  it("names every topic", async () => {
    const { stdout } = await kpDual(["help"]);

    expect(Object.keys(TOPICS)).toEqual(["exit-codes", "environment", "lifecycle"]);
    expect(stdout.replace(/\s+/g, " ")).toContain(`on: ${Object.keys(TOPICS).join(", ")}`);
  });

  it("names every exit code", async () => {
    const { stdout } = await kpDual(["help", "exit-codes"]);

    const named = Array.from(stdout.matchAll(/^ {1,3}(\d{1,3}) {2}/gm), ([, code]) => Number(code));
    expect(named).toEqual(Object.values(EXIT).sort((a, b) => a - b));
  });

  it.each([
    [[], 2],
    [["key"], 2],
  ])("goes to standard error where a command is missing: %j", async (argv, exit) => {
    const run = await kpDual(argv);

    expect(run).toMatchObject({ exit, stdout: "" });
    expect(run.stderr).toContain("Usage: kp-dual");
  });

  it("on something unknown is exit 2", async () => {
    expect(await kpDual(["help", "nothing"])).toMatchObject({ exit: 2, stdout: "" });
  });
});
