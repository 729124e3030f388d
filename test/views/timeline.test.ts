import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Key } from "../../src/core/key.js";
import { timeline } from "../../src/views/timeline.js";
import { widthOf } from "../../src/views/width.js";
import { aKey, approvedKey, deletedKey, hours, NOW, PIPE, terminal } from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const WEEK = 7 * 24;

/** The first line of the picture of an approval, some hours and milliseconds after it was given. */
const approvalAfter = (after: number, ms = 0) =>
  timeline(approvedKey(WEEK), hours(after, ms), terminal(80))[0] ?? "";

describe("the picture of an approval", () => {
  it("has its moments, their dates, and what comes next", () => {
    expect(timeline(approvedKey(WEEK), NOW, terminal(80))).toEqual([
      `  approved ●${"─".repeat(53)} deadline`,
      `  12 May 09:20${" ".repeat(52)}19 May 09:20`,
      "  ● now; deadline in 7d 0h",
    ]);
  });

  it.each([
    { after: 0, over: 0 },
    { after: WEEK / 2, over: 27 },
    { after: WEEK, ms: -1, over: 53 },
  ])(
    "has its mark in proportion: $over of 53 after $after hours and $ms ms",
    ({ after, ms, over }) => {
      expect(approvalAfter(after, ms)).toBe(
        `  approved ${"━".repeat(over)}●${"─".repeat(53 - over)} deadline`,
      );
    },
  );

  it.each([0, 1])("has its mark at the end from the deadline on (%d ms)", (ms) => {
    expect(approvalAfter(WEEK, ms)).toBe(`  approved ${"━".repeat(54)} deadline ●`);
  });

  it("has no mark before its beginning, where the clocks differ", () => {
    expect(approvalAfter(0, -1)).toBe(`  approved ${"─".repeat(54)} deadline`);
  });
});

describe("the picture of a deletion", () => {
  const at = (after: number, ms = 0) => timeline(deletedKey(0), hours(after, ms), terminal(80));

  it("goes from the deletion to the purge by itself, in equal steps", () => {
    expect(at(0)).toEqual([
      "  deleted ●─────────── purge from ───────── undo until ───────── purged",
      "  12 May 09:20         12 May 13:20         11 Jun 09:20         10 Aug 09:20",
      "  ● now; purge possible in 4h 0m",
    ]);
  });

  it.each([
    {
      after: 4,
      ms: -1,
      line: "deleted ━━━━━━━━━━━● purge from ───────── undo until ───────── purged",
    },
    {
      after: 4,
      ms: 0,
      line: "deleted ━━━━━━━━━━━━ purge from ●──────── undo until ───────── purged",
    },
    {
      after: 720,
      ms: -1,
      line: "deleted ━━━━━━━━━━━━ purge from ━━━━━━━━● undo until ───────── purged",
    },
    {
      after: 720,
      ms: 0,
      line: "deleted ━━━━━━━━━━━━ purge from ━━━━━━━━━ undo until ●──────── purged",
    },
    {
      after: 2_160,
      ms: 0,
      line: "deleted ━━━━━━━━━━━━ purge from ━━━━━━━━━ undo until ━━━━━━━━━ purged ●",
    },
  ])("has one mark, $after hours and $ms ms after it", ({ after, ms, line }) => {
    expect(at(after, ms)[0]).toBe(`  ${line}`);
  });

  it.each([
    [4, 0, "undo ends in 29d 20h"],
    [720, 0, "purged by itself in 60d 0h"],
    [2_161, 0, "purged by itself 1h 0m ago"],
  ])("says in words what comes next after %d hours", (after, ms, words) => {
    expect(at(after, ms)[2]).toBe(`  ● now; ${words}`);
  });

  it("draws the dates that are told where the deletion has none", () => {
    const key = deletedKey(0, { deletedAt: null, purgeFrom: hours(-1), restoreUntil: hours(1) });
    expect(timeline(key, NOW, terminal(80))[0]).toMatch(/^ {2}purge from ━+●─+ undo until$/);
  });
});

describe("any picture", () => {
  it.each<{ when: string; key: Key }>([
    { when: "one person may delete the key", key: aKey({ dualAuth: false }) },
    { when: "nobody has set it", key: aKey() },
    { when: "its stage is unknown", key: aKey({ dualAuth: "unknown" }) },
    { when: "its state is unknown", key: deletedKey(1, { state: "unknown (7)" }) },
    { when: "its old deadline stays", key: approvedKey(1, { setForDeletion: false }) },
    { when: "it is restored and keeps its dates", key: deletedKey(1, { state: "active" }) },
    { when: "no date is told", key: deletedKey(1, { deletedAt: null }) },
  ])("is not drawn where $when", ({ key }) => {
    expect(timeline(key, NOW, PIPE)).toEqual([]);
  });

  it("fits its terminal, has one mark at most, and is a picture, or words, or nothing, whatever the dates", () => {
    const date = fc.option(fc.date({ noInvalidDate: true }), { nil: null });
    fc.assert(
      fc.property(
        date,
        date,
        date,
        date,
        fc.integer({ min: 1, max: 300 }),
        (a, b, c, d, columns) => {
          const dates = { deletedAt: a, purgeFrom: b, restoreUntil: c, autoPurgeOn: d };
          const lines = timeline(deletedKey(0, dates), NOW, terminal(columns));

          expect([0, 1, 3]).toContain(lines.length);
          expect((lines[0] ?? "").split("●").length).toBeLessThanOrEqual(2);
          // The words below it are broken where all words are: by the screen.
          if (lines.length === 3)
            for (const line of lines.slice(0, 2))
              expect(widthOf(line)).toBeLessThanOrEqual(Math.min(120, columns));
        },
      ),
    );
  });

  it("is words alone where its dates would touch: one column less than it takes", () => {
    const lines = (key: Key, columns: number) => timeline(key, NOW, terminal(columns)).length;

    expect([lines(deletedKey(5), 58), lines(deletedKey(5), 57)]).toEqual([3, 1]);
    expect([lines(approvedKey(24), 30), lines(approvedKey(24), 29)]).toEqual([3, 1]);
  });

  it("takes 80 columns in a pipe and 120 at most", () => {
    const width = (columns: number) =>
      widthOf(timeline(approvedKey(1), NOW, terminal(columns))[1] ?? "");
    expect(widthOf(timeline(approvedKey(1), NOW, PIPE)[1] ?? "")).toBe(width(80));
    expect(width(300)).toBe(width(120));
  });
});
