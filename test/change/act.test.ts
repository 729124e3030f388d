import { describe, expect, it } from "vitest";
import type { Attempt } from "../../src/api/api.js";
import { approval } from "../../src/change/approval.js";
import type { Change } from "../../src/change/change.js";
import { deletion, deletionByForce } from "../../src/change/deletion.js";
import { keyPolicy } from "../../src/change/key-policy.js";
import { purge } from "../../src/change/purge.js";
import { restoration } from "../../src/change/restoration.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, carriedOut, LOST, NEVER_SENT, refused } from "../support/carried-out.js";
import type { FakeMeans, Told } from "../support/fake-means.js";
import { aKey, approvedKey, deletedKey, hours, ORDERS, seen } from "../views/models.js";

const APPROVED = seen(approvedKey(1));
const DELETED = seen(deletedKey(0), { serverNow: hours(0, 2_000) });
const REGISTRATION = { resourceCrn: "crn:v1:a", preventKeyDeletion: false };

const REFUSED: Attempt = {
  outcome: "refused",
  error: new KpDualError("PREV_KEY_DEL_ERR", { status: 409, reason: "PREV_KEY_DEL_ERR" }),
};

const thinking =
  (ms: number) =>
  (means: FakeMeans): void =>
    means.pass(ms);

describe("where somebody thought it over", () => {
  it.each([
    { ms: 4_999, looks: 0 },
    { ms: 5_000, looks: 0 },
    { ms: 5_001, looks: 1 },
  ])("for $ms ms, there are $looks more looks before it is sent", async ({ ms, looks }) => {
    const { result, means } = await carriedOut(
      deletion,
      {
        shows: [APPROVED, ...Array.from({ length: looks }, () => APPROVED), DELETED],
        answers: [ACCEPTED],
      },
      { onAsk: thinking(ms) },
    );

    expect(result.outcome).toBe("done");
    expect(means.log).toEqual([
      "look",
      "ask",
      "open",
      ...Array.from({ length: looks }, () => "look"),
      "intent",
      "send",
      "look",
      "outcome",
      "close",
    ]);
  });

  it("what is written down is what was seen last", async () => {
    const again = { ...APPROVED, serverNow: hours(0, 6_000) };

    const { means } = await carriedOut(
      deletion,
      { shows: [APPROVED, again, DELETED], answers: [ACCEPTED] },
      { onAsk: thinking(6_000) },
    );

    expect(means.records[0]).toMatchObject({ before: again });
  });

  it.each([
    {
      what: "taken back",
      look: seen(aKey({ updatedAt: hours(1) })),
      told: { key: { name: "orders-db-root", state: "active" }, until: null },
    },
    {
      what: "approved anew",
      look: seen(approvedKey(2)),
      told: { key: { state: "active" }, until: hours(2) },
    },
    {
      what: "gone",
      look: "gone" as const,
      told: { key: { id: ORDERS, name: "orders-db-root", state: "purged" }, until: null },
    },
    {
      what: "registered with something",
      look: { ...APPROVED, registrations: [REGISTRATION] },
      told: { key: { state: "active" }, until: hours(1) },
    },
    {
      what: "no longer readable whole",
      look: { ...APPROVED, registrations: "unknown" as const },
      told: { key: { state: "active" }, until: hours(1) },
    },
  ])("and the key is $what, nothing is sent, and that is told", async ({ look, told }) => {
    for (const change of [deletion, deletionByForce]) {
      const { result, service, means } = await carriedOut(
        change,
        { shows: [APPROVED, look] },
        { onAsk: thinking(5_001) },
      );

      expect(service.sent).toEqual([]);
      expect(means.records.map(({ record }) => record)).toEqual(["outcome"]);
      expect(result).toMatchObject({
        outcome: "changed-by-other",
        changed: false,
        exit: 5,
        correlationId: null,
        error: { code: "changed-by-other", facts: { effect: "not deleted", changed: false } },
        ...told,
      });
    }
  });

  it("what is told of a key that moved is how it is now, and nothing of one that is gone", async () => {
    const told = async (look: KeySnapshot | "gone") =>
      (await carriedOut(deletion, { shows: [APPROVED, look] }, { onAsk: thinking(5_001) })).result
        .error?.facts;
    const suspended = seen(approvedKey(2, { state: "suspended" }), { serverNow: hours(0, 6_000) });

    expect(await told(suspended)).toMatchObject({
      now: hours(0, 6_000),
      until: hours(2),
      values: { state: "suspended" },
    });
    const gone = await told("gone");
    expect(gone).not.toHaveProperty("now");
    expect(gone?.values).not.toHaveProperty("state");
  });

  it.each([DELETED, seen(deletedKey(0, { deletedBy: "IBMid-2700" }))])(
    "and somebody else did the same meanwhile, it is so already, case %#",
    async (look) => {
      const { result, service } = await carriedOut(
        deletion,
        { shows: [APPROVED, look] },
        { onAsk: thinking(5_001) },
      );

      expect(service.sent).toEqual([]);
      expect(result).toMatchObject({
        outcome: "already",
        changed: false,
        exit: 0,
        remark: "somebody else did it meanwhile",
        key: { state: "destroyed" },
        error: null,
      });
    },
  );

  it("and another run was at work, it is looked at again, however fresh the look was", async () => {
    const { means } = await carriedOut(
      deletion,
      { shows: [APPROVED, APPROVED, DELETED], answers: [ACCEPTED] },
      { isContested: true },
    );

    expect(means.log.slice(0, 5)).toEqual(["look", "ask", "open", "look", "intent"]);
  });

  it("the deadline of an approval that was taken back is no longer told", async () => {
    const { result } = await carriedOut(
      deletion,
      { shows: [APPROVED, seen(aKey({ updatedAt: hours(1) }))] },
      { onAsk: thinking(5_001) },
    );

    expect(result.error?.facts).not.toHaveProperty("until");
  });

  it("and the key can't be looked at, nothing is sent", async () => {
    const { result, service } = await carriedOut(
      deletion,
      { shows: [APPROVED, new KpDualError("unauthorized-token")] },
      { onAsk: thinking(5_001) },
    );

    expect(result).toMatchObject({ outcome: "not-started", changed: false, exit: 4 });
    expect(service.sent).toEqual([]);
  });

  it("force is not sent where more is registered than what was agreed on", async () => {
    const one = { ...APPROVED, registrations: [REGISTRATION] };
    const two = {
      ...APPROVED,
      registrations: [REGISTRATION, { ...REGISTRATION, resourceCrn: "b" }],
    };

    const { result, service } = await carriedOut(
      deletionByForce,
      { shows: [one, two] },
      { onAsk: thinking(5_001) },
    );

    expect(result).toMatchObject({ outcome: "changed-by-other", changed: false, exit: 5 });
    expect(service.sent).toEqual([]);
  });
});

/** Fails when the nth record of that name is about to be written. */
function unwritable(name: string, nth = 1): NonNullable<Told["onWrite"]> {
  let count = 0;
  return ({ record }) => {
    if (record === name) count += 1;
    if (record === name && count === nth) throw new KpDualError("journal-unwritable");
  };
}

describe("the run file", () => {
  it("that takes no intent stops the sending", async () => {
    const { result, service, means } = await carriedOut(
      deletion,
      { shows: [APPROVED] },
      { onWrite: unwritable("intent") },
    );

    expect(result).toMatchObject({
      outcome: "not-started",
      changed: false,
      exit: 11,
      error: { facts: { effect: "not deleted" } },
    });
    expect(service.sent).toEqual([]);
    expect(means.log.at(-1)).toBe("close");
  });

  it.each([
    { answer: ACCEPTED, outcome: "accepted", status: null, reason: null },
    { answer: NEVER_SENT, outcome: "never-sent", status: null, reason: null },
    { answer: REFUSED, outcome: "refused", status: 409, reason: "PREV_KEY_DEL_ERR" },
  ])("tells what came back: $outcome", async ({ answer, ...told }) => {
    const { means } = await carriedOut(deletion, { shows: [APPROVED], answers: [answer] });

    expect(means.records[1]).toEqual({
      record: "attempt",
      target: { key: ORDERS },
      correlationId: "c-1",
      ...told,
    });
  });

  it("that takes no outcome changes nothing of it, but that is said", async () => {
    const { result } = await carriedOut(
      deletion,
      { shows: [APPROVED, DELETED], answers: [ACCEPTED] },
      { onWrite: unwritable("outcome") },
    );

    expect(result).toMatchObject({
      outcome: "done",
      changed: true,
      exit: 0,
      correlationId: "c-1",
      remark: "not written to the run file",
    });
  });

  it("that takes no outcome leaves the other remark in place", async () => {
    const { result } = await carriedOut(
      deletion,
      { shows: [APPROVED, new KpDualError("failing")], answers: [ACCEPTED] },
      { onWrite: unwritable("outcome") },
    );

    expect(result.remark).toBe("not read back; not written to the run file");
  });
});

describe("after a lost answer that left no trace", () => {
  const protectedKey = seen(aKey());
  const single = seen(aKey({ dualAuth: false }));
  const four = (sight: KeySnapshot) => [sight, sight, sight, sight];

  it.each([
    { change: approval, before: protectedKey, after: seen(approvedKey(1)) },
    { change: withdrawal, before: APPROVED, after: protectedKey },
    { change: keyPolicy, before: single, after: protectedKey },
  ])("$change.name is sent once more, under a number of its own", async (each) => {
    const { change, before, after } = each;

    const { result, service, means } = await carriedOut(change, {
      shows: [...four(before), after],
      answers: [LOST, ACCEPTED],
    });

    expect(service.sent.map(({ correlationId }) => correlationId)).toEqual(["c-1", "c-2"]);
    expect(means.log).toEqual([
      "look",
      "ask",
      "open",
      "intent",
      "send",
      "sleep 1000",
      "look",
      "sleep 2000",
      "look",
      "sleep 7000",
      "look",
      "intent",
      "send",
      "look",
      "outcome",
      "close",
    ]);
    expect(means.records).toMatchObject([
      { record: "intent", correlationId: "c-1" },
      { record: "attempt", correlationId: "c-1", outcome: "lost" },
      { record: "intent", correlationId: "c-2" },
      { record: "attempt", correlationId: "c-2", outcome: "accepted" },
      { record: "outcome", correlationId: "c-2", outcome: "done" },
    ]);
    expect(result).toMatchObject({ outcome: "done", exit: 0, correlationId: "c-2" });
  });

  it.each([
    { change: deletion, before: APPROVED },
    { change: deletionByForce, before: APPROVED },
    { change: restoration, before: seen(deletedKey(1)) },
    { change: purge, before: seen(deletedKey(5)) },
  ])("$change.name is never sent again", async ({ change, before }) => {
    const { result, service, means } = await carriedOut(change, {
      shows: [before],
      answers: [LOST],
    });

    expect(service.sent).toHaveLength(1);
    expect(result).toMatchObject({ outcome: "unknown", changed: "unknown", exit: 10 });
    expect(means.records.at(-1)).toMatchObject({ outcome: "unknown", changed: "unknown" });
  });

  it("it is not sent a third time", async () => {
    const { result, service } = await carriedOut(approval, {
      shows: [protectedKey],
      answers: [LOST, LOST],
    });

    expect(service.sent).toHaveLength(2);
    expect(result).toMatchObject({ outcome: "unknown", changed: "unknown", exit: 10 });
  });

  it.each([
    { answer: refused("service-refused"), what: "a refusal" },
    { answer: NEVER_SENT, what: "a second one that never left" },
    { answer: refused("KEY_DELETED_ERR", 410), what: "a 410" },
  ])("$what says nothing of the first", async ({ answer }) => {
    const open = await carriedOut(approval, {
      shows: [protectedKey],
      answers: [LOST, answer],
    });
    const late = await carriedOut(approval, {
      shows: [...four(protectedKey), protectedKey, seen(approvedKey(1))],
      answers: [LOST, answer],
    });

    expect(open.result).toMatchObject({ outcome: "unknown", changed: "unknown", exit: 10 });
    expect(late.result).toMatchObject({ outcome: "done", changed: true, exit: 0 });
  });

  it("it stays unknown where the second one can't be written down", async () => {
    const { result, service } = await carriedOut(
      approval,
      { shows: [protectedKey], answers: [LOST] },
      { onWrite: unwritable("intent", 2) },
    );

    expect(service.sent).toHaveLength(1);
    expect(result).toMatchObject({
      outcome: "unknown",
      changed: "unknown",
      exit: 10,
      correlationId: "c-1",
    });
  });

  it("it is not sent again where no look was possible", async () => {
    const { result, service } = await carriedOut(approval, {
      shows: [protectedKey, new KpDualError("failing")],
      answers: [LOST],
    });

    expect(service.sent).toHaveLength(1);
    expect(result).toMatchObject({ outcome: "unknown", exit: 10 });
  });

  it("an approval is not given again that somebody took back meanwhile", async () => {
    const { result, service } = await carriedOut(approval, {
      shows: [protectedKey, seen(aKey({ updatedAt: hours(1) }))],
      answers: [LOST],
    });

    expect(service.sent).toHaveLength(1);
    expect(result).toMatchObject({ outcome: "changed-by-other", changed: "unknown", exit: 5 });
  });
});

describe("a fault of kp-dual", () => {
  it("before it is sent leaves the key as it was", async () => {
    const { result, service } = await carriedOut(
      deletion,
      { shows: [APPROVED] },
      {
        newId: () => {
          throw new Error("a fault");
        },
      },
    );

    expect(result).toMatchObject({
      outcome: "not-started",
      changed: false,
      exit: 1,
      error: { code: "unexpected", cause: { message: "a fault" } },
    });
    expect(service.sent).toEqual([]);
  });

  const fault = () => {
    throw new Error("a fault");
  };
  const afterwards =
    (what: () => never): Change["settle"] =>
    (before, after, by) =>
      before === after ? deletion.settle(before, after, by) : what();

  it.each<{ where: string; change: Change; answer: Error | typeof ACCEPTED }>([
    { where: "while it is sent", change: deletion, answer: new Error("a fault") },
    {
      where: "when it is settled",
      change: { ...deletion, settle: afterwards(fault) },
      answer: ACCEPTED,
    },
    {
      where: "when it is told",
      change: {
        ...deletion,
        subject: {
          ...deletion.subject,
          tell: (look, target) =>
            look !== null && look !== "gone" && look.key.state === "destroyed"
              ? fault()
              : deletion.subject.tell(look, target),
        },
      },
      answer: ACCEPTED,
    },
  ])("$where leaves it unknown, never done and never not started", async (each) => {
    const { result, means } = await carriedOut(each.change, {
      shows: [APPROVED, DELETED],
      answers: [each.answer],
    });

    expect(result).toMatchObject({
      outcome: "unknown",
      changed: "unknown",
      exit: 10,
      correlationId: "c-1",
      error: {
        code: "answer-lost",
        facts: {
          effect: "may have been deleted",
          correlationId: "c-1",
          why: "kp-dual itself failed after it began to send, so it can't tell what came of it",
        },
        cause: { message: "a fault" },
      },
    });
    expect(means.records.at(-1)).toMatchObject({ record: "outcome", outcome: "unknown" });
  });
});
