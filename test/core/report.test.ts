import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exitOf, OUTCOMES, type Outcome, totalsOf } from "../../src/core/report.js";
import { EXIT, type ExitCode } from "../../src/errors/exit-codes.js";
import { aResult } from "../views/models.js";

const outcomes = Object.keys(OUTCOMES) as Outcome[];
const exits = (...codes: ExitCode[]) => exitOf(codes.map((exit) => aResult({ exit })));

describe("the totals", () => {
  it("count every outcome, those that nothing came to as zero", () => {
    const results = ["done", "done", "changed-by-other", "not-started", "unknown"] as const;

    expect(totalsOf(results.map((outcome) => aResult({ outcome })))).toEqual({
      done: 2,
      already: 0,
      refused: 0,
      changedByOther: 1,
      notDone: 0,
      notStarted: 1,
      ready: 0,
      unknown: 1,
    });
  });

  it("add up to the number of results", () => {
    const some = fc.array(fc.constantFrom(...outcomes));

    fc.assert(
      fc.property(some, (named) => {
        const totals = totalsOf(named.map((outcome) => aResult({ outcome })));

        expect(Object.values(totals).reduce((sum, count) => sum + count, 0)).toBe(named.length);
      }),
    );
  });
});

describe("the exit code", () => {
  it.each<{ codes: ExitCode[]; exit: ExitCode }>([
    { codes: [], exit: 0 },
    { codes: [0], exit: 0 },
    { codes: [3], exit: 3 },
    { codes: [10], exit: 10 },
    { codes: [0, 0], exit: 0 },
    { codes: [3, 3, 3], exit: 3 },
    { codes: [11, 11], exit: 11 },
    { codes: [10, 10], exit: 10 },
    { codes: [0, 3], exit: 9 },
    { codes: [3, 5], exit: 9 },
    { codes: [0, 10], exit: 10 },
    { codes: [3, 10, 0], exit: 10 },
    { codes: [9, 1], exit: 9 },
  ])("of $codes is $exit", ({ codes, exit }) => {
    expect(exits(...codes)).toBe(exit);
  });

  it("is 0 only where every key's is, and 10 wherever one is unknown", () => {
    const some = fc.array(fc.constantFrom(...Object.values(EXIT)), { minLength: 1 });

    fc.assert(
      fc.property(some, (codes) => {
        expect(exits(...codes) === EXIT.done).toBe(codes.every((code) => code === EXIT.done));
        expect(exits(...codes) === EXIT.unknown).toBe(codes.includes(EXIT.unknown));
      }),
    );
  });
});
