import { describe, expect, it } from "vitest";
import { approval } from "../../src/change/approval.js";
import { carryOut } from "../../src/change/carry-out.js";
import type { Change } from "../../src/change/change.js";
import { deletion } from "../../src/change/deletion.js";
import { purge } from "../../src/change/purge.js";
import { restoration } from "../../src/change/restoration.js";
import { isKeyId, type KeyId } from "../../src/core/key.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, anOrder, LOST, refused } from "../support/carried-out.js";
import { fakeMeans, type Told } from "../support/fake-means.js";
import { FakeService, type Script } from "../support/fake-service.js";
import { aKey, approvedKey, deletedKey, hours, ORDERS, seen } from "../views/models.js";

const OTHER = keyId("11a4c0de-52b7-4e19-8c36-7f9d0b1e2a35");

function keyId(text: string): KeyId {
  if (!isKeyId(text)) throw new Error(`${text} is no id`);
  return text;
}

const APPROVED = seen(approvedKey(1));
const DELETED = seen(deletedKey(0));
const YOUNG = seen(deletedKey(0), { serverNow: hours(1) });
const RIPE = seen(deletedKey(0), { serverNow: hours(5) });
const ACTIVE = seen(aKey());
const FAILING = new KpDualError("failing", { status: 503 });

/** Two keys: the first one's answer is lost, the second one is refused at once. */
async function two(change: Change, script: Script, told: Told = {}) {
  const service = new FakeService({
    [ORDERS]: script,
    [OTHER]: { shows: script.shows.slice(0, 1), answers: [refused("service-refused")] },
  });
  const means = fakeMeans(service, told);
  const order = anOrder({ targets: [{ key: ORDERS }, { key: OTHER }] });
  const report = await carryOut(change, order, means);
  const sent = service.sent.filter(({ request }) => request.includes(ORDERS));
  return { result: report.results[0], report, sent, means };
}

describe("a lost answer among many", () => {
  it.each([
    { what: "shows that it was done", show: DELETED, outcome: "done", changed: true, exit: 0 },
    { what: "shows nothing", show: APPROVED, outcome: "not-done", changed: false, exit: 8 },
    {
      what: "shows that somebody went on",
      show: seen(aKey({ updatedAt: hours(2) })),
      outcome: "changed-by-other",
      changed: "unknown",
      exit: 5,
    },
    { what: "fails", show: FAILING, outcome: "unknown", changed: "unknown", exit: 10 },
  ])("is $outcome where the look after a minute $what", async ({ show, ...expected }) => {
    const { what: _what, ...outcome } = expected;
    const { result, sent } = await two(deletion, {
      shows: [APPROVED, APPROVED, show],
      answers: [LOST],
    });

    expect(result).toMatchObject(outcome);
    expect(sent).toHaveLength(1);
  });

  it("is looked at again where the first look after a minute fails", async () => {
    const { result } = await two(deletion, {
      shows: [APPROVED, APPROVED, FAILING, DELETED],
      answers: [LOST],
    });

    expect(result).toMatchObject({ outcome: "done", key: { state: "destroyed" }, until: null });
  });

  it("keeps what is known of it where no look is possible", async () => {
    const { result } = await two(deletion, { shows: [APPROVED, FAILING], answers: [LOST] });

    expect(result).toMatchObject({
      outcome: "unknown",
      key: { name: "orders-db-root", state: "active" },
      until: hours(1),
      error: { code: "answer-lost", facts: { correlationId: "c-lost" } },
    });
  });

  it("is put off until nothing of it can take effect any more", async () => {
    const { means } = await two(deletion, {
      shows: [APPROVED, APPROVED, DELETED],
      answers: [LOST],
    });

    const rested = means.slept.find((ms) => ms > 50_000) ?? 0;
    expect(rested).toBeGreaterThan(59_000);
    expect(rested).toBeLessThanOrEqual(60_000);
  });

  it("is done at once where the first look shows it", async () => {
    const { result, means } = await two(deletion, { shows: [APPROVED, DELETED], answers: [LOST] });

    expect(result).toMatchObject({ outcome: "done", remark: "the answer was lost; read back" });
    expect(Math.max(...means.slept)).toBeLessThan(2_000);
  });

  it.each([
    { change: deletion, before: APPROVED },
    { change: restoration, before: YOUNG },
    { change: purge, before: RIPE },
  ])("is never sent again for $change.name", async ({ change, before }) => {
    const { result, sent } = await two(change, { shows: [before], answers: [LOST] });

    expect(result).toMatchObject({
      outcome: "not-done",
      error: { code: "proven-undone", facts: { correlationId: "c-1", changed: false } },
    });
    expect(sent).toHaveLength(1);
  });

  it("is sent once more for a first approval, which then is done", async () => {
    const { result, sent, means } = await two(approval, {
      shows: [ACTIVE, ACTIVE, ACTIVE, ACTIVE, ACTIVE, ACTIVE, APPROVED],
      answers: [LOST, ACCEPTED],
    });

    expect(sent).toHaveLength(2);
    expect(result).toMatchObject({ outcome: "done", changed: true });
    expect(means.slept.filter((ms) => ms > 50_000)).toHaveLength(1);
  });

  it("stays unknown, and is not waited for again, where the second sending can't be written down", async () => {
    let intents = 0;
    const { result, sent, means } = await two(
      approval,
      { shows: [ACTIVE], answers: [LOST] },
      {
        onWrite: ({ record }) => {
          if (record === "intent") intents += 1;
          if (intents === 3) throw new KpDualError("journal-unwritable");
        },
      },
    );

    expect(sent).toHaveLength(1);
    expect(result).toMatchObject({ outcome: "unknown", exit: 10, correlationId: "c-1" });
    expect(means.slept.filter((ms) => ms > 50_000)).toHaveLength(1);
  });

  it("is proven undone where the second answer of a first approval is lost as well", async () => {
    const { result, sent, means } = await two(approval, { shows: [ACTIVE], answers: [LOST, LOST] });

    expect(sent).toHaveLength(2);
    expect(result).toMatchObject({ outcome: "not-done", changed: false, exit: 8 });
    expect(means.slept.filter((ms) => ms > 50_000)).toHaveLength(2);
    expect(means.slept.filter((ms) => ms === 1_000)).toHaveLength(4);
    expect(means.slept.filter((ms) => ms === 7_000)).toHaveLength(2);
  });

  it.each([
    { look: "nothing", show: APPROVED, outcome: "unknown", changed: "unknown", exit: 10 },
    { look: "it done", show: DELETED, outcome: "done", changed: true, exit: 0 },
  ])("is $outcome where somebody asks to stop and one look shows $look", async (row) => {
    const { look: _look, show, ...told } = row;
    let code: 130 | null = null;
    const never = new Promise<void>(() => undefined);
    const { result, report, means } = await two(
      deletion,
      { shows: [APPROVED, APPROVED, show], answers: [LOST] },
      {
        stop: { code: () => code, asked: never, abandoned: never },
        onWrite: ({ record }) => {
          if (record === "attempt") code = 130;
        },
      },
    );

    expect(result).toMatchObject(told);
    expect(report.stopped).toBe(130);
    expect(means.slept).not.toContain(2_000);
  });
});

describe("what is clear at once among many", () => {
  it.each([
    { what: "accepted, though it does not show", show: APPROVED, outcome: "unknown" },
    {
      what: "accepted, and somebody went on",
      show: seen(aKey({ updatedAt: hours(2) })),
      outcome: "changed-by-other",
    },
  ])("is not put off: $what", async ({ show, outcome }) => {
    const { result, means } = await two(deletion, {
      shows: [APPROVED, show],
      answers: [ACCEPTED],
    });

    expect(result).toMatchObject({ outcome });
    expect(means.slept.filter((ms) => ms > 50_000)).toEqual([]);
  });
});
