import { describe, expect, it } from "vitest";
import { approval } from "../../src/change/approval.js";
import { carryOut } from "../../src/change/carry-out.js";
import { deletion } from "../../src/change/deletion.js";
import { purge } from "../../src/change/purge.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, anOrder, carriedOut, LOST, refused } from "../support/carried-out.js";
import { fakeMeans, type Told } from "../support/fake-means.js";
import { FakeService } from "../support/fake-service.js";
import { idOf } from "../support/wire-json.js";
import {
  aKey,
  approvedKey,
  deletedKey,
  hours,
  INSTANCE,
  keyId,
  ORDERS,
  seen,
} from "../views/models.js";

const NEVER = new Promise<void>(() => undefined);
const ACTIVE = seen(aKey());
const APPROVED = seen(approvedKey(1));

/** Somebody asks to stop while the nth record of that name is written. */
function stoppedAt(name: string, nth = 1): Told {
  let left = nth;
  const code = () => (left > 0 ? null : 130);
  return {
    stop: { code, asked: NEVER, abandoned: NEVER },
    onWrite: ({ record }) => {
      if (record === name) left -= 1;
    },
  };
}

describe("once somebody asked to stop", () => {
  it.each([
    { change: approval, before: ACTIVE },
    { change: withdrawal, before: APPROVED },
    { change: deletion, before: APPROVED },
    { change: purge, before: seen(deletedKey(5)) },
  ])("$change.name is not sent, though it was written down already", async (row) => {
    const told = stoppedAt("intent");

    const { result, report, service, means } = await carriedOut(
      row.change,
      { shows: [row.before] },
      told,
    );

    expect(service.sent).toEqual([]);
    expect(report.stopped).toBe(130);
    expect(result).toMatchObject({
      outcome: "not-started",
      changed: false,
      exit: 130,
      correlationId: null,
      error: { code: "stopped", facts: { changed: false } },
    });
    expect(result.error?.explanation.do).toEqual(["finish the run: kp-dual resume run-1"]);
    expect(means.records).toMatchObject([
      { record: "intent", correlationId: "c-1" },
      { record: "attempt", correlationId: "c-1", outcome: "never-sent" },
      { record: "outcome", correlationId: null, outcome: "not-started", changed: false },
    ]);
  });

  it("a run at a host of somebody else's is finished by a command that names it", async () => {
    const at = "--instance prod-eu --endpoint https://keys.example.com";
    const ids = Array.from({ length: 9 }, (_, n) => keyId(idOf(n)));
    const service = new FakeService(
      Object.fromEntries(ids.map((key) => [key, { shows: [ACTIVE] }])),
    );
    const told = { ...stoppedAt("intent"), instance: { ...INSTANCE, at } };
    const order = anOrder({ targets: ids.map((key) => ({ key })) });

    const { results } = await carryOut(approval, order, fakeMeans(service, told));

    expect(results.map(({ error }) => error?.explanation.do)).toEqual(
      ids.map(() => ["finish the run: kp-dual resume run-1 --endpoint https://keys.example.com"]),
    );
  });

  it("a key whose sending waits for a token is not begun", async () => {
    const error = new KpDualError("stopped");
    const { result, means } = await carriedOut(
      deletion,
      { shows: [APPROVED], answers: [{ outcome: "never-sent", error }] },
      stoppedAt("attempt"),
    );

    expect(result).toMatchObject({ outcome: "not-started", exit: 130, changed: false });
    expect(means.records.map(({ record }) => record)).toEqual(["intent", "attempt", "outcome"]);
  });

  it("what was sent is settled", async () => {
    const { result } = await carriedOut(
      deletion,
      { shows: [APPROVED, seen(deletedKey(0))], answers: [ACCEPTED] },
      stoppedAt("attempt"),
    );

    expect(result).toMatchObject({ outcome: "done", exit: 0 });
  });

  it("a lost answer is not followed by a second sending", async () => {
    const { result, service, means } = await carriedOut(
      approval,
      { shows: [ACTIVE], answers: [LOST] },
      stoppedAt("attempt"),
    );

    expect(service.sent).toHaveLength(1);
    expect(result).toMatchObject({
      outcome: "unknown",
      changed: "unknown",
      exit: 10,
      correlationId: "c-1",
    });
    expect(means.records.at(-1)).toMatchObject({ record: "outcome", outcome: "unknown" });
  });

  it("nor among many, where it was asked for during the look after a minute", async () => {
    const other = keyId(idOf(1));
    const service = new FakeService({
      [ORDERS]: { shows: [ACTIVE], answers: [LOST] },
      [other]: { shows: [ACTIVE], answers: [refused("service-refused")] },
    });
    let code: 130 | null = null;
    const means = fakeMeans(service, {
      stop: { code: () => code, asked: NEVER, abandoned: NEVER },
    });
    const order = anOrder({ targets: [{ key: ORDERS }, { key: other }] });
    const sleep = async (ms: number) => {
      if (ms === 7_000) code = 130;
      return means.sleep(ms);
    };

    const report = await carryOut(approval, order, { ...means, sleep });

    expect(service.sent.filter(({ request }) => request.includes(ORDERS))).toHaveLength(1);
    expect(report.results[0]).toMatchObject({ outcome: "unknown", exit: 10, correlationId: "c-1" });
  });

  it("a purge that waits is given up, and told how it is finished", async () => {
    const { result, service, means } = await carriedOut(
      purge,
      { shows: [seen(deletedKey(0), { serverNow: hours(3) })] },
      { ...stoppedWhileWaiting(), order: { wait: true } },
    );

    expect(service.sent).toEqual([]);
    expect(means.records.map(({ record }) => record)).toEqual(["outcome"]);
    expect(result).toMatchObject({ outcome: "not-started", exit: 130 });
    expect(result.error?.explanation.do).toEqual(["finish the run: kp-dual resume run-1"]);
  });
});

/** Somebody asks to stop during the first wait. */
function stoppedWhileWaiting(): Told {
  let isAsked = false;
  return {
    stop: { code: () => (isAsked ? 130 : null), asked: NEVER, abandoned: NEVER },
    rest: async () => {
      isAsked = true;
    },
  };
}
