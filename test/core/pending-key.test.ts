import { describe, expect, it } from "vitest";
import type { Key } from "../../src/core/key.js";
import { byDeadline, deadlineOf, isWithin, pendingStages } from "../../src/core/pending-key.js";
import { aKey, approvedKey, deletedKey, hours, INSTANCE, keyId, seen } from "../views/models.js";

const HOUR = 3_600_000;
const pending = (key: Key) => ({ instance: INSTANCE, seen: seen(key) });

describe("the deadline of a pending key", () => {
  it("is that of its approval, and of a deleted one that of its undo", () => {
    expect(deadlineOf(approvedKey(2))).toEqual(hours(2));
    expect(deadlineOf(deletedKey(5))).toEqual(hours(30 * 24 - 5));
    expect(deadlineOf(aKey())).toBeNull();
  });

  it.each([
    { ms: -1, is: true },
    { ms: 0, is: true },
    { ms: 1, is: false },
  ])("$ms ms beside the end of a span is within it: $is", ({ ms, is }) => {
    expect(isWithin(HOUR, seen(aKey({ approvalExpires: hours(1, ms) })))).toBe(is);
  });

  it.each([
    { ms: -1, is: false },
    { ms: 0, is: false },
    { ms: 1, is: true },
  ])("$ms ms from now is within a span: $is", ({ ms, is }) => {
    expect(isWithin(HOUR, seen(aKey({ approvalExpires: hours(0, ms) })))).toBe(is);
  });

  it("that nobody knows is within none", () => {
    expect(isWithin(HOUR, seen(aKey()))).toBe(false);
  });
});

describe("the order of pending keys", () => {
  it("is that of life, then of the soonest deadline, then of ids", () => {
    const other = { id: keyId("02fd6835-6001-4482-a892-13bd2085f75e") };
    const keys = [
      deletedKey(31 * 24),
      deletedKey(5),
      deletedKey(1),
      approvedKey(-1),
      approvedKey(9),
      approvedKey(2, other),
      approvedKey(2),
    ].map(pending);

    expect(keys.toSorted(byDeadline)).toEqual(keys.toReversed());
    expect(keys.toReversed().toSorted(byDeadline)).toEqual(keys.toReversed());
  });

  it("is that of ids where nobody knows a deadline", () => {
    const undated = (id: string) => pending(deletedKey(1, { id: keyId(id), deletedAt: null }));
    const [one, two] = ["a", "b"].map((end) =>
      undated(`02fd6835-6001-4482-a892-13bd2085f75${end}`),
    );

    expect([two, one].flatMap((each) => each ?? []).toSorted(byDeadline)).toEqual([one, two]);
  });

  it("has deleted keys only where they are asked for", () => {
    expect(pendingStages(false)).toEqual(["approval", "lapsed"]);
    expect(pendingStages(true).slice(2)).toEqual(["deleted", "purgeable", "unrestorable"]);
  });
});
