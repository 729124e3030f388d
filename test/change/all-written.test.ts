import { describe, expect, it } from "vitest";
import { allWritten } from "../../src/change/all-written.js";
import type { RunRecord } from "../../src/change/journal.js";
import type { Plan } from "../../src/change/plan.js";
import type { Result } from "../../src/core/report.js";

/** The records of a run in which each key came to one of these, without being sent to its end. */
async function recordsOf(results: readonly Partial<Result>[]) {
  const records: RunRecord[] = [];
  const plans = results.map((_, at) => ({ target: { key: `k${at}` } }));
  const journal = {
    run: "r",
    write: async (record: RunRecord) => void records.push(record),
    close: async () => undefined,
  };
  const whole = results.map((result) => ({ key: null, correlationId: null, ...result }));
  await allWritten(
    plans as unknown as readonly Plan<unknown, unknown>[],
    whole as Result[],
    journal,
  );
  return records.map(({ target, outcome }) => ({ target, outcome }));
}

describe("what is written of the keys for which nothing was sent", () => {
  it("is each outcome that is known", async () => {
    expect(await recordsOf([{ outcome: "refused" }, { outcome: "not-started" }])).toEqual([
      { target: { key: "k0" }, outcome: "refused" },
      { target: { key: "k1" }, outcome: "not-started" },
    ]);
  });

  it("is nothing of what was sent, which is written as it comes", async () => {
    expect(await recordsOf([{ outcome: "done", correlationId: "c-1" }])).toEqual([]);
  });

  it("is no doubt: what was given up may have been settled by itself, and the run file tells it", async () => {
    expect(await recordsOf([{ outcome: "unknown", changed: "unknown" }])).toEqual([]);
  });
});
