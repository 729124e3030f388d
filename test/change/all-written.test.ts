import { describe, expect, it } from "vitest";
import { allWritten } from "../../src/change/all-written.js";
import type { Journal, RunRecord } from "../../src/change/journal.js";
import type { Plan } from "../../src/change/plan.js";
import type { Result } from "../../src/core/report.js";
import { aResult } from "../views/models.js";

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

  it("is all that a run file needs to tell the key", async () => {
    const records: RunRecord[] = [];
    const write = async (record: RunRecord) => void records.push(record);
    await written(write, [
      { ...aResult({ outcome: "refused", changed: false, exit: 3 }), correlationId: null },
      {
        ...aResult({ outcome: "not-done", changed: false, exit: 8 }),
        key: null,
        correlationId: null,
      },
    ]);

    expect(records).toEqual([
      {
        record: "outcome",
        target: "t0",
        name: "orders-db-root",
        correlationId: null,
        outcome: "refused",
        changed: false,
        exit: 3,
      },
      {
        record: "outcome",
        target: "t1",
        name: null,
        correlationId: null,
        outcome: "not-done",
        changed: false,
        exit: 8,
      },
    ]);
  });

  it("stops at nothing that can't be written", async () => {
    let tried = 0;
    const write = async () => {
      tried += 1;
      throw new Error("full");
    };
    const refused = { ...aResult({ outcome: "refused" }), correlationId: null };

    await expect(written(write, [refused, refused])).resolves.toBeUndefined();
    expect(tried).toBe(2);
  });
});

const written = (write: Journal["write"], results: readonly Result[]) =>
  allWritten(
    results.map((_, at) => ({ target: `t${at}` })) as unknown as readonly Plan<unknown, unknown>[],
    results,
    { run: "r", write, close: async () => undefined },
  );
