import { describe, expect, it } from "vitest";
import { BROKEN_OFF, isComplete, NOT_BEGUN } from "../../src/core/past-run.js";
import { aPastResult, aPastRun } from "../views/past-runs.js";

const done = aPastResult({ outcome: "done" });
const refused = aPastResult({ outcome: "refused" });
const open = aPastResult({ outcome: "unknown" });

describe("a run in the journal", () => {
  it.each([
    { what: "ended, and nothing is open", run: { results: [done, refused] }, is: true },
    { what: "ended, and one of its keys is open", run: { results: [done, open] }, is: false },
    { what: "broke off", run: { endedAt: null, results: [done, refused] }, is: false },
  ])("that $what is complete: $is", ({ run, is }) => {
    expect(isComplete(aPastRun(run))).toBe(is);
  });

  it("knows that nothing happened to a key whose turn never came", () => {
    expect(NOT_BEGUN).toEqual({ outcome: "not-started", changed: false, exit: 8 });
  });

  it("does not know what happened to a key with which it broke off", () => {
    expect(BROKEN_OFF).toEqual({ outcome: "unknown", changed: "unknown", exit: 10 });
  });
});
