import { describe, expect, it } from "vitest";
import { DELETING } from "../support/bulk-task.js";
import { isTrue, truthOf } from "../support/ground-truth.js";

const KEY = "k";
const deleted = { key: KEY, by: "bob", action: "delete" } as const;
const restored = { key: KEY, by: "amy", action: "restore" } as const;

describe("the truth of what a task did to a key", () => {
  it.each([
    { changes: [], times: 0, again: false },
    { changes: [deleted], times: 1, again: false },
    { changes: [restored, deleted], times: 1, again: false },
    { changes: [deleted, deleted], times: 2, again: false },
    { changes: [deleted, restored], times: 1, again: false },
    { changes: [deleted, restored, deleted], times: 2, again: true },
    { changes: [{ ...deleted, by: "amy" }], times: 0, again: false },
    { changes: [{ ...deleted, key: "other" }], times: 0, again: false },
  ])("is $times times, again $again", ({ changes, times, again }) => {
    const truth = truthOf(DELETING, changes);

    expect({ times: truth.times(KEY), again: truth.isAgain(KEY) }).toEqual({ times, again });
  });
});

describe("what is told of a key", () => {
  it.each([
    ["done", true, 1, true],
    ["done", true, 0, false],
    ["done", false, 0, false],
    ["already", false, 0, true],
    ["already", false, 1, false],
    ["not-done", false, 0, true],
    ["not-done", false, 1, false],
    ["not-done", true, 1, false],
    ["not-started", "unknown", 0, false],
    ["changed-by-other", true, 1, true],
    ["changed-by-other", false, 1, false],
    ["changed-by-other", "unknown", 1, true],
    ["unknown", "unknown", 0, true],
    ["unknown", "unknown", 1, true],
  ] as const)(
    "%s with changed %s, where it was done %i times, is true: %s",
    (outcome, changed, times, is) => {
      expect(isTrue({ key: { id: KEY }, outcome, changed, exit: 0 }, times)).toBe(is);
    },
  );
});
