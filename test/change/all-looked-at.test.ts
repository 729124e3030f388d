import { describe, expect, it } from "vitest";
import { carryOut } from "../../src/change/carry-out.js";
import { deletion } from "../../src/change/deletion.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { anOrder } from "../support/carried-out.js";
import { fakeMeans, type Told } from "../support/fake-means.js";
import { FakeService, type Sight } from "../support/fake-service.js";
import { idOf } from "../support/wire-json.js";
import { approvedKey, BOB, keyId, seen } from "../views/models.js";

const NEVER = new Promise<void>(() => undefined);
const APPROVED = seen(approvedKey(1));
const OUT = new KpDualError("unauthorized-role", { status: 401 });
const DOWN = new KpDualError("connection-refused");

/** What a look at so many keys came to, each of which shows the same. */
async function lookedAt(
  sights: readonly Sight[],
  { sentBefore, ...told }: Told & { readonly sentBefore?: KeySnapshot } = {},
) {
  const ids = sights.map((_, n) => keyId(idOf(n)));
  const service = new FakeService(
    Object.fromEntries(ids.map((id, n) => [id, { shows: sights.slice(n, n + 1) }])),
  );
  const means = fakeMeans(service, told);
  const targets = ids.map((key) => ({ key }));
  const order = anOrder({ targets, ...(sentBefore && { sentBefore: () => sentBefore }) });
  const { results } = await carryOut(deletion, order, means);
  expect([means.asked, means.headers, service.sent]).toEqual([[], [], []]);
  return { results, last: results.at(-1), ids };
}

const times = (count: number, sight: Sight) => Array.from({ length: count }, () => sight);

describe("keys that are not looked at any more", () => {
  it("since the service is out of reach were not begun, and nothing else is told of them", async () => {
    const { last, ids } = await lookedAt(times(40, DOWN));

    expect(last).toEqual({
      key: { id: ids.at(-1), name: null, state: null },
      until: null,
      restoreUntil: null,
      purgeFrom: null,
      outcome: "not-started",
      changed: false,
      exit: 8,
      remark: null,
      correlationId: null,
      checks: [],
      error: expect.objectContaining({ code: "service-down" }),
    });
    expect(last?.error?.explanation.do).toEqual([
      "see why beside the keys before it; then repeat the command: nothing was sent",
    ]);
  });

  it.each([
    { by: BOB, who: "Bob" },
    { by: { ...BOB, name: null }, who: BOB.iamId },
  ])("since nobody is let in tell $who what to do", async ({ by, who }) => {
    const { last } = await lookedAt(times(40, OUT), { by });

    expect(last?.error?.explanation.do).toEqual([
      `${who} signs in again, or asks an administrator of prod-eu for the role: kp-dual whoami`,
      "then repeat the command: nothing was sent",
    ]);
  });

  it("since somebody asked to stop were not begun", async () => {
    const { results } = await lookedAt(times(3, APPROVED), {
      stop: { code: () => 130, asked: NEVER, abandoned: NEVER },
    });

    expect(results.map(({ outcome, exit }) => [outcome, exit])).toEqual(
      times(3, APPROVED).map(() => ["not-started", 130]),
    );
    expect(results[0]?.error?.code).toBe("stopped");
  });

  it("were not begun where their look is given up", async () => {
    const { results } = await lookedAt([APPROVED], {
      stop: { code: () => null, asked: NEVER, abandoned: Promise.resolve() },
    });

    expect(results).toMatchObject([{ outcome: "not-started", error: { code: "stopped" } }]);
  });

  it("are unknown where a run that broke off had sent something", async () => {
    const { last } = await lookedAt(times(40, DOWN), { sentBefore: APPROVED });

    expect(last).toMatchObject({
      outcome: "unknown",
      changed: "unknown",
      exit: 10,
      remark: null,
      correlationId: null,
      checks: [],
      error: { code: "answer-lost", facts: { effect: "may have been deleted" } },
    });
  });
});

describe("keys of which some could not be begun", () => {
  it("are all left alone, with the reason of the run, and keep what was found of them", async () => {
    const { results } = await lookedAt([...times(8, APPROVED), ...times(32, DOWN)]);

    expect(results.slice(0, 8)).toMatchObject(
      times(8, APPROVED).map(() => ({
        key: { name: "orders-db-root", state: "active" },
        outcome: "not-started",
        changed: false,
        exit: 8,
        checks: [{ verdict: "ok" }, {}, {}],
        error: { code: "service-down" },
      })),
    );
    expect(results[8]).toMatchObject({
      outcome: "not-done",
      error: { code: "connection-refused" },
    });
  });

  it("are left alone, too, where the service was out of reach for a while only", async () => {
    const { results } = await lookedAt([...times(5, DOWN), ...times(40, APPROVED)]);

    const [down, left] = [results.slice(0, 5), results.slice(5)];
    expect(down.map(({ outcome }) => outcome)).toEqual(times(5, DOWN).map(() => "not-done"));
    for (const { outcome, error } of left)
      expect([outcome, error?.code]).toEqual(["not-started", "service-down"]);
    expect(left.filter(({ key }) => key?.state === "active").length).toBeGreaterThan(0);
    expect(left.filter(({ key }) => key?.state === null).length).toBeGreaterThan(0);
  });
});
