import { describe, expect, it } from "vitest";
import { inOrder, NO_FINDINGS, withPage } from "../../src/core/inspection.js";
import type { Key } from "../../src/core/key.js";
import { aKey, approvedKey, deletedKey, hours, NOW } from "../views/models.js";

const found = (...keys: readonly Key[]) => inOrder(withPage(NO_FINDINGS, keys, NOW), NOW);
const names = (keys: readonly Key[]) => keys.map(({ name }) => name);

const DAYS_90 = 90 * 24;

describe("what is found in an instance", () => {
  it("is pending from the approval on: soonest deadline first, then what has lapsed", () => {
    const { pending } = found(
      approvedKey(-1, { name: "lapsed" }),
      approvedKey(50, { name: "later" }),
      aKey(),
      approvedKey(2, { name: "soon" }),
      approvedKey(0, { name: "lapsed now" }),
    );

    expect(names(pending)).toEqual(["soon", "later", "lapsed", "lapsed now"]);
  });

  it.each([
    ["a millisecond inside of 90 days", 1, 1, 0],
    ["90 days ago", 0, 1, 0],
    ["a millisecond before that", -1, 0, 1],
  ])("was deleted %s: told, or counted", (_, ms, recent, before) => {
    const key = deletedKey(0, { deletedAt: hours(-DAYS_90, ms) });

    const { deleted, deletedBefore, coverage } = found(key);

    expect([deleted.length, deletedBefore, coverage.total]).toEqual([recent, before, 0]);
  });

  it("was deleted, the newest first, and what tells no date is told in front", () => {
    const { deleted } = found(
      deletedKey(5, { name: "older" }),
      deletedKey(1, { name: "newer" }),
      deletedKey(0, { name: "undated", deletedAt: null }),
    );

    expect(names(deleted)).toEqual(["undated", "newer", "older"]);
  });

  it("is named where nobody can tell whether it is pending", () => {
    const keys = [
      aKey({ name: "untold", dualAuth: "unknown" }),
      approvedKey(1, { name: "no deadline", approvalExpires: null }),
      aKey({ name: "new state", state: "unknown (7)" }),
    ];

    expect(names(found(...keys, aKey()).untold)).toEqual(["untold", "no deadline", "new state"]);
  });

  it("adds up over the pages", () => {
    const first = withPage(NO_FINDINGS, [approvedKey(1), deletedKey(1), aKey()], NOW);
    const second = withPage(first, [approvedKey(2), aKey({ dualAuth: false })], NOW);

    expect(second.coverage).toEqual({ total: 4, covered: 3, unknown: 0 });
    expect([second.pending.length, second.deleted.length]).toEqual([2, 1]);
  });
});
