import { describe, expect, it } from "vitest";
import { approval } from "../../src/change/approval.js";
import { carryOut } from "../../src/change/carry-out.js";
import { deletion, deletionByForce } from "../../src/change/deletion.js";
import { purge } from "../../src/change/purge.js";
import { exitOf, totalsOf } from "../../src/core/report.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, anOrder, carriedOut, LOST, refused } from "../support/carried-out.js";
import { fakeMeans, type Told } from "../support/fake-means.js";
import { FakeService, type Script } from "../support/fake-service.js";
import { idOf } from "../support/wire-json.js";
import {
  aKey,
  approvedKey,
  BOB,
  deletedKey,
  hours,
  INSTANCE,
  keyId,
  NOW,
  ORDERS,
  seen,
} from "../views/models.js";

const APPROVED = seen(approvedKey(1));
const DELETED = seen(deletedKey(0), { serverNow: hours(0, 2_000) });
const DELETES: Script = { shows: [APPROVED, DELETED], answers: [ACCEPTED] };

/** Several keys, each with its own script, in the order in which they are given. */
async function allCarriedOut(scripts: readonly Script[], told: Told = {}) {
  const ids = scripts.map((_, index) => keyId(idOf(index)));
  const service = new FakeService(
    Object.fromEntries(ids.map((id, index) => [id, scripts[index] ?? { shows: [] }])),
  );
  const means = fakeMeans(service, told);
  const order = anOrder({ targets: ids.map((key) => ({ key })) });
  return { report: await carryOut(deletion, order, means), service, means, ids };
}

describe("carrying out a change", () => {
  it("looks, asks, writes down, sends once, looks again, and writes down what came of it", async () => {
    const { report, result, service, means } = await carriedOut(deletion, DELETES);

    expect(means.log).toEqual([
      "look",
      "ask",
      "open",
      "intent",
      "send",
      "look",
      "outcome",
      "close",
    ]);
    expect(service.sent).toEqual([
      { request: `DELETE /api/v2/keys/${ORDERS}`, correlationId: "c-1" },
    ]);
    expect(means.records).toEqual([
      { record: "intent", target: { key: ORDERS }, correlationId: "c-1", before: APPROVED },
      {
        record: "attempt",
        target: { key: ORDERS },
        correlationId: "c-1",
        outcome: "accepted",
        status: null,
        reason: null,
      },
      {
        record: "outcome",
        target: { key: ORDERS },
        correlationId: "c-1",
        outcome: "done",
        changed: true,
        exit: 0,
        until: null,
      },
    ]);
    expect(report).toEqual({
      action: "delete",
      dryRun: false,
      instance: INSTANCE,
      by: BOB,
      results: [result],
      run: "run-1",
      serverNow: NOW,
      stopped: null,
    });
    expect(result).toEqual({
      key: { id: ORDERS, name: "orders-db-root", state: "destroyed" },
      until: null,
      restoreUntil: hours(30 * 24),
      purgeFrom: hours(4),
      outcome: "done",
      changed: true,
      exit: 0,
      remark: null,
      correlationId: "c-1",
      checks: [
        { check: "state", verdict: "ok", detail: "active" },
        {
          check: "approval",
          verdict: "ok",
          detail: "given; the service does not say by whom, so it may be your own",
        },
        { check: "registrations", verdict: "ok", detail: "none" },
      ],
      error: null,
    });
  });

  it("begins the run's file with what it is, and ends it with the totals", async () => {
    const { means } = await carriedOut(deletion, DELETES, { order: { reason: "ticket 12" } });

    expect(means.headers).toEqual([
      {
        action: "delete",
        force: false,
        wait: false,
        reason: "ticket 12",
        instance: INSTANCE,
        by: BOB,
        targets: [{ key: ORDERS }],
      },
    ]);
    expect(means.closed).toEqual([
      {
        done: 1,
        already: 0,
        refused: 0,
        changedByOther: 0,
        notDone: 0,
        notStarted: 0,
        ready: 0,
        unknown: 0,
      },
    ]);
  });

  it("asks with what was seen, whose word it has, and by which force", async () => {
    const consent = { confirm: ORDERS };
    const { means } = await carriedOut(deletionByForce, DELETES, { order: { consent } });

    expect(means.asked).toEqual([
      {
        question: {
          action: "delete",
          danger: "severe",
          force: true,
          instance: INSTANCE,
          by: BOB,
          asked: { kind: "keys", seen: [APPROVED], named: 1 },
        },
        consent,
        mute: false,
      },
    ]);
  });

  it("says on, where nothing of it is known, what was said before it was sent", async () => {
    const { result } = await carriedOut(deletion, {
      shows: [APPROVED],
      answers: [refused("service-refused")],
    });

    expect(result).toMatchObject({ key: { state: "active" }, until: hours(1) });
  });
});

describe("nothing is sent", () => {
  const untouched = (log: readonly string[]) =>
    expect(log).not.toEqual(expect.arrayContaining([expect.stringMatching(/open|intent|send/)]));

  it("where a check says no", async () => {
    const { result, report, means } = await carriedOut(deletion, { shows: [seen(aKey())] });

    expect(result).toMatchObject({
      outcome: "refused",
      changed: false,
      exit: 3,
      correlationId: null,
      error: {
        code: "approval-missing",
        facts: {
          effect: "not deleted",
          changed: false,
          values: { key: ORDERS, instance: "prod-eu", instanceId: INSTANCE.id, at: INSTANCE.at },
        },
      },
    });
    expect(report.run).toBeNull();
    untouched(means.log);
  });

  it("where it is so already", async () => {
    const { report, means } = await carriedOut(deletion, { shows: [DELETED] });

    expect(report).toMatchObject({ run: null, results: [{ outcome: "already" }] });
    untouched(means.log);
  });

  it("in a dry run, which says that it is ready and asks nobody", async () => {
    const { report, result, means } = await carriedOut(deletion, DELETES, {
      order: { dryRun: true },
    });

    expect(result).toMatchObject({ outcome: "ready", changed: false, exit: 0 });
    expect(result.checks).toHaveLength(3);
    expect(report).toMatchObject({ dryRun: true, run: null, serverNow: NOW });
    expect(means.log).toEqual(["look", "check the consent"]);
  });

  it("in a dry run whose consent does not fit, which fails", async () => {
    const onAsk = () => {
      throw new KpDualError("wrong-confirmation");
    };

    await expect(
      carriedOut(deletion, DELETES, { onAsk, order: { dryRun: true } }),
    ).rejects.toMatchObject({ exit: 2 });
  });

  it("where nobody agrees", async () => {
    const service = new FakeService({ [ORDERS]: DELETES });
    const means = fakeMeans(service, {
      onAsk: () => {
        throw new KpDualError("needs-confirmation");
      },
    });

    await expect(carryOut(deletion, anOrder(), means)).rejects.toMatchObject({ exit: 2 });
    expect(service.log).toEqual(["look", "ask"]);
  });

  it("where somebody asks to stop while the last key is looked at, and nobody is asked", async () => {
    let looks = 0;
    const code = () => (looks > 0 ? 130 : null);
    const never = new Promise<void>(() => undefined);
    const { report, result, means } = await carriedOut(deletion, DELETES, {
      stop: { code, asked: never, abandoned: never },
      recorded: async () => {
        looks += 1;
        return () => [];
      },
    });

    expect(result).toMatchObject({ outcome: "not-started", changed: false, exit: 130 });
    expect(report).toMatchObject({ run: null, stopped: 130 });
    expect(result.error?.explanation.do).toEqual(["repeat the command: nothing was sent"]);
    expect(means.asked).toEqual([]);
    untouched(means.log);
  });

  it("where no run file can be made", async () => {
    const service = new FakeService({ [ORDERS]: DELETES });
    const means = fakeMeans(service, {
      journal: async () => {
        throw new KpDualError("journal-unwritable");
      },
    });

    await expect(carryOut(deletion, anOrder(), means)).rejects.toMatchObject({ exit: 11 });
    expect(service.log).toEqual(["look", "ask"]);
  });

  it("where the key can't be read, and nobody is asked about nothing", async () => {
    const { report, result, means } = await carriedOut(deletion, {
      shows: [new KpDualError("connection-refused")],
    });

    expect(result).toMatchObject({
      key: { id: ORDERS, name: null, state: null },
      outcome: "not-done",
      changed: false,
      exit: 8,
      checks: [],
      error: { facts: { effect: "not deleted" } },
    });
    expect(report.serverNow).toBeNull();
    expect(means.log).toEqual(["look"]);
  });

  it("where kp-dual itself fails before anybody was asked", async () => {
    const service = new FakeService({ [ORDERS]: { shows: [new Error("a fault")] } });

    await expect(carryOut(deletion, anOrder(), fakeMeans(service))).rejects.toThrow("a fault");
    expect(service.log).toEqual(["look"]);
  });
});

describe("several keys", () => {
  const REFUSED: Script = { shows: [seen(aKey())] };
  const ALREADY: Script = { shows: [DELETED] };
  const UNREAD: Script = { shows: ["gone"] };

  it("are asked about once: those that will be changed, and how many were named", async () => {
    const { means } = await allCarriedOut([REFUSED, DELETES, ALREADY, DELETES, UNREAD]);

    expect(means.asked).toHaveLength(1);
    expect(means.asked[0]?.question.asked).toEqual({
      kind: "keys",
      seen: [1, 3].map((n) => ({ ...APPROVED, key: { ...APPROVED.key, id: idOf(n) } })),
      named: 5,
    });
    expect(means.headers[0]?.targets).toHaveLength(5);
  });

  it("of which none is ready have their consent checked against all that were seen", async () => {
    const { means, report } = await allCarriedOut([REFUSED, ALREADY, UNREAD]);

    expect(means.asked).toMatchObject([
      { mute: true, question: { asked: { seen: [{}, {}], named: 3 } } },
    ]);
    expect(report.results.map(({ outcome }) => outcome)).toEqual(["refused", "already", "refused"]);
    expect(exitOf(report.results)).toBe(9);
  });

  it("stand each for itself, in the order in which they were named", async () => {
    const { report, means, service, ids } = await allCarriedOut([
      DELETES,
      REFUSED,
      { shows: [APPROVED], answers: [refused("KEY_DELETED_ERR", 410)] },
      { shows: [APPROVED], answers: [refused("REQ_TOO_EARLY_ERR")] },
      { shows: [APPROVED], answers: [LOST] },
      { shows: [APPROVED], answers: [new Error("a fault")] },
      UNREAD,
      DELETES,
    ]);

    expect(report.results.map(({ key, outcome, exit }) => [key?.id, outcome, exit])).toEqual([
      [ids[0], "done", 0],
      [ids[1], "refused", 3],
      [ids[2], "already", 0],
      [ids[3], "refused", report.results[3]?.error?.exit],
      [ids[4], "not-done", 8],
      [ids[5], "unknown", 10],
      [ids[6], "refused", 7],
      [ids[7], "done", 0],
    ]);
    expect(means.closed).toEqual([totalsOf(report.results)]);
    expect(exitOf(report.results)).toBe(10);
    expect(service.sent).toHaveLength(6);
    expect(new Set(service.sent.map(({ correlationId }) => correlationId)).size).toBe(6);
    expect(means.log.at(-1)).toBe("close");
  });

  it("go eight at once, never more", async () => {
    const { report, service } = await allCarriedOut(Array.from({ length: 40 }, () => DELETES));

    expect(totalsOf(report.results).done).toBe(40);
    expect(service.busiest).toBe(8);
  });

  it("go eight at once, never more, in the second pass too", async () => {
    const shows = [...Array.from({ length: 4 }, () => APPROVED), DELETED];
    const lost: Script = { shows, answers: [LOST] };
    const { report, service } = await allCarriedOut(Array.from({ length: 40 }, () => lost));

    expect(totalsOf(report.results).done).toBe(40);
    expect(service.busiest).toBe(8);
  });

  it("go on where one of them can't be written down, which is then not sent", async () => {
    const unwritable = keyId(idOf(1));
    const onWrite: Told["onWrite"] = ({ record, target }) => {
      if (record === "intent" && JSON.stringify(target).includes(unwritable))
        throw new KpDualError("journal-unwritable");
    };

    const { report, service } = await allCarriedOut([DELETES, DELETES, DELETES], { onWrite });

    expect(report.results.map(({ outcome, exit }) => [outcome, exit])).toEqual([
      ["done", 0],
      ["not-started", 11],
      ["done", 0],
    ]);
    expect(service.sent.map(({ request }) => request)).toEqual([
      `DELETE /api/v2/keys/${idOf(0)}`,
      `DELETE /api/v2/keys/${idOf(2)}`,
    ]);
  });
});

describe("waiting until it is allowed", () => {
  const young = (ms: number) => seen(deletedKey(0), { serverNow: hours(4, ms) });

  it("asks first, looks often, goes by the service's clock, and then does it", async () => {
    const { result, means } = await carriedOut(
      purge,
      {
        shows: [
          young(-70_500),
          young(-70_000),
          young(-40_000),
          young(-10_000),
          young(-1),
          young(0),
          "gone",
        ],
        answers: [ACCEPTED],
      },
      { order: { wait: true } },
    );

    expect(means.log).toEqual([
      "look",
      "ask",
      "open",
      "look",
      "sleep 30000",
      "look",
      "sleep 30000",
      "look",
      "sleep 10000",
      "look",
      "sleep 1",
      "look",
      "intent",
      "send",
      "look",
      "outcome",
      "close",
    ]);
    expect(means.records[0]).toMatchObject({ before: young(0) });
    expect(result).toMatchObject({ outcome: "done", exit: 0 });
  });

  it.each([
    { how: "restored", look: seen(aKey(), { serverNow: hours(4, -40_000) }) },
    { how: "purged", look: "gone" as const },
    {
      how: "deleted anew",
      look: seen(deletedKey(0, { updatedAt: hours(1) }), { serverNow: hours(4) }),
    },
  ])("stops where the key was $how meanwhile", async ({ look }) => {
    const { result, service } = await carriedOut(
      purge,
      { shows: [young(-70_500), young(-70_000), look] },
      { order: { wait: true } },
    );

    expect(result).toMatchObject({ outcome: "changed-by-other", changed: false, exit: 5 });
    expect(service.sent).toEqual([]);
  });

  it("looks at least once more, even where the moment has come by then", async () => {
    const { means } = await carriedOut(
      purge,
      { shows: [young(-1), young(0), "gone"], answers: [ACCEPTED] },
      { order: { wait: true } },
    );

    expect(means.log.slice(0, 5)).toEqual(["look", "ask", "open", "look", "intent"]);
  });

  it("stops where the key can't be looked at any more, and nothing was sent", async () => {
    const { result, service } = await carriedOut(
      purge,
      { shows: [young(-70_000), new KpDualError("connection-refused")] },
      { order: { wait: true } },
    );

    expect(result).toMatchObject({ outcome: "not-done", changed: false, exit: 8 });
    expect(service.sent).toEqual([]);
  });

  it("goes on where the service can't be reached for a while, and leaves it alone meanwhile", async () => {
    const { result, means } = await carriedOut(
      purge,
      {
        shows: [
          young(-2),
          young(-1),
          new KpDualError("failing"),
          new KpDualError("connection-refused"),
          young(60_000),
          "gone",
        ],
        answers: [ACCEPTED],
      },
      { order: { wait: true } },
    );

    expect(result).toMatchObject({ outcome: "done", exit: 0 });
    expect(means.log.slice(3, -5)).toEqual([
      "look",
      "sleep 1",
      "look",
      "sleep 30000",
      "sleep 1",
      "look",
      "sleep 30000",
      "sleep 1",
      "look",
    ]);
  });

  it.each([
    { error: new KpDualError("unauthorized-role"), exit: 4 },
    { error: new Error("a fault"), exit: 1 },
  ])("stops where waiting won't let it look again, exit $exit", async ({ error, exit }) => {
    const { result, service } = await carriedOut(
      purge,
      { shows: [young(-2), young(-1), error] },
      { order: { wait: true } },
    );

    expect(result).toMatchObject({ outcome: "not-started", changed: false, exit });
    expect(service.sent).toEqual([]);
  });

  it.each([
    { wait: false, outcome: "refused", exit: 6 },
    { wait: true, outcome: "ready", exit: 0 },
  ])("is what a dry run goes by, too: $outcome", async ({ wait, outcome, exit }) => {
    const { result } = await carriedOut(
      purge,
      { shows: [young(-1)] },
      { order: { wait, dryRun: true } },
    );

    expect(result).toMatchObject({ outcome, exit });
  });

  it("does not wait for what time does not bring", async () => {
    const key = deletedKey(0, { state: "active" });

    const { result, means } = await carriedOut(
      purge,
      { shows: [seen(key)] },
      { order: { wait: true } },
    );

    expect(result).toMatchObject({ outcome: "refused", exit: 5, error: { code: "wrong-state" } });
    expect(means.slept).toEqual([]);
  });

  it("does not wait where nothing is too early", async () => {
    const { means } = await carriedOut(
      purge,
      { shows: [young(0), "gone"], answers: [ACCEPTED] },
      { order: { wait: true } },
    );

    expect(means.log.slice(0, 4)).toEqual(["look", "ask", "open", "intent"]);
  });
});

it("tells the moment of the last look that there was", async () => {
  const later = seen(aKey(), { serverNow: hours(2) });

  const { report } = await allCarriedOut([DELETES, { shows: [later] }, { shows: ["gone"] }]);

  expect(report.serverNow).toEqual(hours(2));
});

it("asks mildly where the change is mild", async () => {
  const { means } = await carriedOut(approval, {
    shows: [seen(aKey()), seen(approvedKey(1))],
    answers: [ACCEPTED],
  });

  expect(means.asked[0]?.question).toMatchObject({ danger: "mild", force: false });
});
