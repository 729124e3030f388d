import { describe, expect, it } from "vitest";
import { carryOut } from "../../src/change/carry-out.js";
import { deletion } from "../../src/change/deletion.js";
import { purge } from "../../src/change/purge.js";
import { EXIT } from "../../src/errors/exit-codes.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { anOrder } from "../support/carried-out.js";
import { ago, approved, DAY, deleted, HOUR } from "../support/cast.js";
import { sendAs } from "../support/send-as.js";
import { collectionOf, refusalJson, wireKey } from "../support/wire-json.js";
import { type Rig, rigged, type Staging } from "./rig.js";

const deleting: Staging = { who: "bob", key: approved, keys: 1 };

const ordered = ({ targets, means }: Rig, change = deletion) =>
  carryOut(change, anOrder({ targets: targets.map((key) => ({ key })) }), means);

const changesOf = ({ tried }: Rig) => tried.filter(({ method }) => method !== "GET").length;

const LOST = { match: { method: "DELETE" }, at: "after-commit", do: "reset", times: 1 };
const metadata = { method: "GET", path: "/api/v2/keys/*/metadata" };

describe("what reading shows after a lost answer", () => {
  it("a key that a colleague restored meanwhile is never deleted again", async () => {
    const rest = async (ms: number) => {
      if (ms < 50_000) return;
      rig.emulator.clock.advance(60_000);
      await sendAs("cleo", `POST /api/v2/keys/${rig.targets[0]}/restore`, rig.emulator);
    };
    const rig = await rigged({ ...deleting, keys: 2, means: { rest } });
    const key = rig.targets[0];
    // The first look finds nothing out: only the second pass, a minute later, can.
    rig.emulator.faults.set([
      { ...LOST, match: { method: "DELETE", key } },
      ...[2, 3, 4].map((nth) => ({
        match: { ...metadata, key, nth },
        at: "before-commit",
        do: { status: 501 },
      })),
    ]);

    const { results } = await ordered(rig);

    expect(results[0]).toMatchObject({ outcome: "changed-by-other", changed: "unknown", exit: 5 });
    const deletions = rig.emulator.changes().filter(({ action }) => action === "delete");
    expect(deletions.filter((each) => each.key === key)).toHaveLength(1);
  });

  it.each([
    ["deleted", deletion, deleting],
    ["purged", purge, { who: "cleo", key: deleted(5 * HOUR), keys: 1 }],
  ] as const)("a key that is gone counts as %s", async (_, change, staging) => {
    const rig = await rigged(staging);
    rig.emulator.faults.set([
      { match: { method: "DELETE" }, at: "before-commit", do: "reset" },
      ...[2, 3, 4, 5].map((nth) => ({
        match: { ...metadata, nth },
        at: "before-commit",
        do: { status: 404, body: JSON.stringify(refusalJson("KEY_NOT_FOUND_ERR", "no")) },
      })),
    ]);

    const { results } = await ordered(rig, change);

    expect(results[0]).toMatchObject({ outcome: "done", key: { state: "purged" } });
    expect(changesOf(rig)).toBe(1);
  });

  it.each([
    ["a gateway's own 404", 404, "default backend - 404"],
    ["a 404 with some other JSON", 404, "{}"],
    ["a page with 404", 404, "html"],
    ["its code with another status", 500, JSON.stringify(refusalJson("KEY_NOT_FOUND_ERR", "no"))],
  ])("%s does not mean that the key is gone", async (_, status, body) => {
    const rig = await rigged(deleting);
    rig.emulator.faults.set([
      { match: { method: "DELETE" }, at: "before-commit", do: "reset" },
      ...Array.from({ length: 20 }, (_, n) => ({
        match: { ...metadata, nth: n + 2 },
        at: "before-commit",
        do: { status, body },
      })),
    ]);

    const { results } = await ordered(rig);

    expect(results[0]).toMatchObject({ outcome: "unknown", changed: "unknown", exit: 10 });
    expect(rig.emulator.changes()).toEqual([]);
  });

  it("a deletion that lands late is found by the second pass", async () => {
    const rig = await rigged({ ...deleting, keys: 2, pace: 0.01 });
    const match = { method: "DELETE", key: rig.targets[0] };
    rig.emulator.faults.set([{ match, at: "late-commit", lateMs: 250, do: "reset" }]);

    const { results } = await ordered(rig);

    expect(results.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
    expect(changesOf(rig)).toBe(2);
  });

  it("a deletion that lands later than anybody looks is not called undone", async () => {
    const rig = await rigged({ ...deleting, pace: 0.001 });
    rig.emulator.faults.set([
      { match: { method: "DELETE" }, at: "late-commit", lateMs: 400, do: "reset" },
    ]);

    const { results } = await ordered(rig);

    expect(results[0]).toMatchObject({ outcome: "unknown", changed: "unknown", exit: 10 });
  });

  it("a read that lags behind the change does not hide it", async () => {
    const rig = await rigged({ ...deleting, pace: 0.02, quirks: { readLagMs: 60 } });

    const { results } = await ordered(rig);

    expect(results[0]).toMatchObject({ outcome: "done", remark: null });
    expect(changesOf(rig)).toBe(1);
  });

  it("reads that work while writes are refused prove that nothing was deleted", async () => {
    const rig = await rigged({ ...deleting, keys: 3, quirks: { writesRefused: true } });

    const { results } = await ordered(rig);

    expect(results.map(({ outcome, exit }) => [outcome, exit])).toEqual(
      Array(3).fill(["not-done", EXIT.notReached]),
    );
    expect(rig.emulator.changes()).toEqual([]);
    expect(changesOf(rig)).toBe(3);
  });
});

describe("what stops a change before anything happens", () => {
  it("a state that nobody knows", async () => {
    const rig = await rigged(deleting);
    const body = JSON.stringify(collectionOf(wireKey({ id: rig.targets[0], state: 7 })));
    rig.emulator.faults.set([{ match: metadata, at: "before-commit", do: { status: 200, body } }]);

    const { results } = await ordered(rig);

    expect(results[0]).toMatchObject({
      outcome: "refused",
      exit: 5,
      key: { state: "unknown (7)" },
    });
    expect(changesOf(rig)).toBe(0);
  });

  it.each([
    [7 * DAY - 2_000, "done", 0, 1],
    [7 * DAY, "refused", 3, 0],
    [7 * DAY + 1_000, "refused", 3, 0],
  ] as const)("an approval %i ms old: %s", async (ms, outcome, exit, sent) => {
    const rig = await rigged({ ...deleting, key: { setForDeletion: { by: "ann", at: ago(ms) } } });

    const { results } = await ordered(rig);

    expect(results[0]).toMatchObject({ outcome, exit });
    expect(changesOf(rig)).toBe(sent);
  });

  it("a role that does not allow it", async () => {
    const rig = await rigged({ ...deleting, who: "rita" });

    const { results } = await ordered(rig);

    expect(results[0]).toMatchObject({ outcome: "refused", changed: false, exit: 4 });
    expect(rig.emulator.changes()).toEqual([]);
  });

  it("the service, where both approvals are one person's", async () => {
    const rig = await rigged({
      ...deleting,
      key: { setForDeletion: { by: "bob", at: ago(HOUR) } },
    });

    const { results } = await ordered(rig);

    expect(results[0]).toMatchObject({
      outcome: "refused",
      exit: 3,
      error: { code: "same-person" },
    });
    expect(rig.emulator.changes()).toEqual([]);
  });

  it.each(["ENOSPC", "EROFS"])("a run file that can't be made (%s)", async (code) => {
    const journal = async () => {
      throw new KpDualError("journal-unwritable", {
        said: code,
        values: { file: "/runs/1.jsonl" },
      });
    };
    const rig = await rigged({ ...deleting, means: { journal } });

    const failed = await ordered(rig).catch((error: unknown) => error);

    expect(failed).toMatchObject({ exit: EXIT.local });
    expect((failed as KpDualError).explanation.do.join()).toContain("/runs");
    expect(changesOf(rig)).toBe(0);
  });

  it("a disk that fills up in the middle of a run", async () => {
    let left = 5;
    const write = async () => {
      left -= 1;
      if (left < 0) throw new KpDualError("journal-unwritable", { said: "ENOSPC" });
    };
    const journal = async () => ({ run: "run-1", write, close: async () => undefined });
    const rig = await rigged({ ...deleting, keys: 20, means: { journal } });

    const { results } = await ordered(rig);

    const sent = changesOf(rig);
    expect(sent).toBeLessThanOrEqual(5);
    expect(rig.emulator.changes()).toHaveLength(sent);
    expect(results.filter(({ outcome }) => outcome === "done")).toHaveLength(sent);
    expect(results.filter(({ exit }) => exit === EXIT.local)).toHaveLength(20 - sent);
  });
});
