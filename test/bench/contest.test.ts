import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderForTest } from "../support/folder-for-test.js";
import { contest } from "./contest.js";

const says = (text: string, also = "") => ({
  node: process.execPath,
  argv: ["-e", `console.log(${JSON.stringify(text)}); ${also}`],
});

it("runs each program once before the rounds that count", async () => {
  const log = join(await folderForTest(), "log");
  const noted = `fs.appendFileSync(${JSON.stringify(log)}, "x")`;

  const results = await contest(2, { a: { program: says("a", noted), prints: /^a$/m } });

  expect(results.a).toHaveLength(2);
  expect(await readFile(log, "utf8")).toBe("xxx");
});

it("has no figure for a program that did not do its work", async () => {
  const contestants = { a: { program: says("nothing"), prints: /orders/ } };

  await expect(contest(1, contestants)).rejects.toThrow("a printed: nothing");
});
