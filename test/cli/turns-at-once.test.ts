import fs from "node:fs";
import { mkdir, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { oneAtATime } from "../../src/cli/one-at-a-time.js";
import { folderForTest } from "../support/folder-for-test.js";
import { onLook } from "../support/on-look.js";
import { replaced } from "../support/replaced.js";

/** A moment in whole seconds since 1970. */
const NOON = 1_778_580_000;

describe("a turn that several want", () => {
  it.each([
    ["made room for another's", (marks: readonly string[]) => marks],
    ["stands beside another's", () => []],
  ])("is not had by one who stood still, and whose mark %s", async (_, gone) => {
    const turn = join(await folderForTest(), "turn");
    const stoodStill = async () => {
      for (const mark of gone(await readdir(turn))) await rm(join(turn, mark));
      await writeFile(join(turn, "theirs"), "");
    };
    let signs = 0;
    replaced(fs.promises, "utimes", (real) => async (...of) => {
      await real(...of);
      if (++signs === 1) await stoodStill();
    });
    onLook((looks) => looks === 2 && rm(turn, { recursive: true }));

    const marks = await oneAtATime(turn, () => readdir(turn));

    expect(marks).toHaveLength(1);
    expect(marks).not.toContain("theirs");
  });

  it("is not taken from one who is at work, however often another looks", async () => {
    const turn = join(await folderForTest(), "turn");
    const had: string[] = [];
    const looks = onLook();
    let other: Promise<unknown> = Promise.resolve();

    const isMine = await oneAtATime(turn, async (mine) => {
      other = oneAtATime(turn, async () => had.push("the other"));
      while (looks() < 10 && had.length === 0) await pause(5);
      had.push("the one");
      return mine();
    });
    await other;

    expect(isMine).toBe(true);
    expect(had).toEqual(["the one", "the other"]);
  });

  it.each([
    ["no sign of life for", -5],
    ["signs of a clock ahead by", 5],
  ])("with %s five seconds is waited for, and passed over a moment later", async (_, seconds) => {
    const turn = join(await folderForTest(), "turn");
    await mkdir(turn);
    await writeFile(join(turn, "mark"), "");
    await utimes(turn, NOON + seconds, NOON + seconds);
    vi.useFakeTimers({ toFake: ["Date"], now: NOON * 1_000 });
    onTestFinished(() => void vi.useRealTimers());
    const looks = onLook();
    const had: string[] = [];

    const turned = oneAtATime(turn, async () => had.push("it"));
    while (looks() < 5 && had.length === 0) await pause(5);
    expect(had).toEqual([]);
    vi.setSystemTime(NOON * 1_000 - Math.sign(seconds));
    await turned;

    expect(had).toEqual(["it"]);
  });

  it("of somebody else's is waited for 30 seconds", async () => {
    const turn = join(await folderForTest(), "turn");
    const looks = onLook();
    let waited: unknown = "still waiting";

    await oneAtATime(turn, async () => {
      vi.useFakeTimers({ toFake: ["performance"] });
      onTestFinished(() => void vi.useRealTimers());
      const waiting = oneAtATime(turn, async () => "had").catch((error: Error) => {
        waited = error.message;
      });
      vi.advanceTimersByTime(30_000);
      const before = looks();
      while (looks() < before + 3) await pause(5);
      expect(waited).toBe("still waiting");
      vi.advanceTimersByTime(1);
      await waiting;
    });

    expect(waited).toBe(`EBUSY: another process does not end its turn, ${turn}`);
  });

  it("is had by one of many at once that find a dead holder's", async () => {
    const ROUNDS = 40;
    const AT_ONCE = 8;
    const folder = await folderForTest();
    let turns = 0;
    let together = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const turn = join(folder, `turn-${round}`);
      await mkdir(turn);
      if (round % 2 === 0) await writeFile(join(turn, "mark"), "");
      await utimes(turn, 1, 1);
      let inside = 0;
      const work = async () => {
        inside += 1;
        turns += 1;
        if (inside > 1) together += 1;
        await stat(folder);
        inside -= 1;
      };
      await Promise.all(Array.from({ length: AT_ONCE }, () => oneAtATime(turn, work)));
    }

    expect({ turns, together }).toEqual({ turns: ROUNDS * AT_ONCE, together: 0 });
    expect(await readdir(folder)).toEqual([]);
  });
});
