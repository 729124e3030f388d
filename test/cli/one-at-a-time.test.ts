import {
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { oneAtATime } from "../../src/cli/one-at-a-time.js";
import { folderForTest } from "../support/folder-for-test.js";

const DAY = 86_400;

/** What a process left that was killed at its turn, so many seconds ago. */
async function left(turn: string, seconds: number, marks: readonly string[] = ["mark"]) {
  await mkdir(turn);
  for (const mark of marks) await writeFile(join(turn, mark), "");
  const at = Date.now() / 1_000 - seconds;
  await utimes(turn, at, at);
}

describe("a turn", () => {
  it("is for its owner alone, and leaves nothing behind", async () => {
    const folder = await folderForTest();
    const turn = join(folder, "turn");

    const modes = await oneAtATime(turn, async () => {
      const [mark = ""] = await readdir(turn);
      return Promise.all([turn, join(turn, mark)].map(async (each) => (await stat(each)).mode));
    });

    expect(modes.map((mode) => mode & 0o077)).toEqual([0, 0]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("ends where the work fails, and the next one has it", async () => {
    const folder = await folderForTest();
    const turn = join(folder, "turn");
    const failing = oneAtATime(turn, () => Promise.reject(new Error("no")));

    await expect(failing).rejects.toThrow("no");
    await expect(oneAtATime(turn, async () => "done")).resolves.toBe("done");
  });

  it("is one's own until somebody else has it", async () => {
    const turn = join(await folderForTest(), "turn");

    const [before, after, others] = await oneAtATime(turn, async (isMine) => {
      const mine = await isMine();
      const [mark = ""] = await readdir(turn);
      await rm(join(turn, mark));
      await writeFile(join(turn, "theirs"), "");
      return [mine, await isMine(), await readdir(turn)];
    });

    expect([before, after]).toEqual([true, false]);
    expect(others).toEqual(["theirs"]);
    expect(await readdir(turn)).toEqual(["theirs"]);
  });

  it("shows signs of life for as long as the work takes", async () => {
    const turn = join(await folderForTest(), "turn");
    const lastSign = async () => (await stat(turn)).mtimeMs;

    const seen = await oneAtATime(turn, async () => {
      await utimes(turn, 1, 1);
      while ((await lastSign()) === 1_000) await pause(20);
      return lastSign();
    });

    expect(Math.abs(Date.now() - seen)).toBeLessThan(DAY * 1_000);
  });

  it.each([
    ["long ago", DAY, ["mark"]],
    ["long ago, by two", DAY, ["one", "two"]],
    ["before its mark stood", DAY, []],
    ["by a clock that was a day ahead", -DAY, ["mark"]],
  ])("that was left %s is passed over at once", async (_, seconds, marks) => {
    const folder = await folderForTest();
    const turn = join(folder, "turn");
    await left(turn, seconds, marks);

    await expect(oneAtATime(turn, async () => "done")).resolves.toBe("done");
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ["a file", (turn: string) => writeFile(turn, "precious")],
    ["a link to a file", (turn: string) => symlink(`${turn}.target`, turn)],
  ])("is not waited for where %s lies in its place, which stays", async (_, plant) => {
    const turn = join(await folderForTest(), "turn");
    await writeFile(`${turn}.target`, "precious");
    await plant(turn);
    await utimes(`${turn}.target`, 1, 1);
    const before = await lstat(turn);

    await expect(oneAtATime(turn, async () => "done")).rejects.toThrow("ENOTDIR");

    expect((await lstat(turn)).ino).toBe(before.ino);
    expect(await readFile(turn, "utf8")).toBe("precious");
  });
});
