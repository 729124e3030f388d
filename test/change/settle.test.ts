import { describe, expect, it } from "vitest";
import { approval } from "../../src/change/approval.js";
import { deletion } from "../../src/change/deletion.js";
import { purge } from "../../src/change/purge.js";
import { restoration } from "../../src/change/restoration.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, carriedOut, LOST, NEVER_SENT, refused } from "../support/carried-out.js";
import { aKey, approvedKey, deletedKey, hours, seen } from "../views/models.js";

const APPROVED = seen(approvedKey(1));
const DELETED = seen(deletedKey(0));
const BY_OTHER = seen(deletedKey(0, { deletedBy: "IBMid-2700" }));
const RESTORED = seen(approvedKey(1, { updatedAt: hours(1), deletedAt: hours(0) }));
const FAILING = new KpDualError("failing");

/** What happens from the sending on. */
const from = (log: readonly string[]) => log.slice(log.indexOf("send") + 1);

describe("a deletion that the service accepted", () => {
  it.each([
    { shows: [DELETED], log: ["look"] },
    { shows: [APPROVED, DELETED], log: ["look", "sleep 1000", "look"] },
    {
      shows: [APPROVED, APPROVED, APPROVED, DELETED],
      log: ["look", "sleep 1000", "look", "sleep 2000", "look", "sleep 7000", "look"],
    },
    {
      shows: [APPROVED, FAILING, DELETED],
      log: ["look", "sleep 1000", "look", "sleep 2000", "look"],
    },
    { shows: ["gone" as const], log: ["look"] },
    { shows: [BY_OTHER], log: ["look"] },
  ])("is done as soon as a look shows it, case %#", async ({ shows, log }) => {
    const { result, means } = await carriedOut(deletion, {
      shows: [APPROVED, ...shows],
      answers: [ACCEPTED],
    });

    expect(result).toMatchObject({
      outcome: "done",
      changed: true,
      exit: 0,
      remark: null,
      error: null,
    });
    expect(from(means.log)).toEqual([...log, "outcome", "close"]);
  });

  it("is done, too, where nobody can look; that is said, and what was seen before is told", async () => {
    const { result, means } = await carriedOut(deletion, {
      shows: [APPROVED, FAILING],
      answers: [ACCEPTED],
    });

    expect(result).toMatchObject({
      outcome: "done",
      changed: true,
      exit: 0,
      remark: "not read back",
      error: null,
    });
    expect(from(means.log)).toEqual(["look", "outcome", "close"]);
  });

  it.each([
    { looks: "all", shows: [APPROVED] },
    { looks: "the first", shows: [APPROVED, FAILING] },
  ])(
    "is unknown where $looks that could be made, up to 10 s, show no change",
    async ({ shows }) => {
      const { result, means } = await carriedOut(deletion, {
        shows: [APPROVED, ...shows],
        answers: [ACCEPTED],
      });

      expect(result).toMatchObject({
        outcome: "unknown",
        changed: "unknown",
        exit: 10,
        error: {
          code: "not-confirmed",
          facts: {
            effect: "may have been deleted",
            changed: "unknown",
            until: hours(1),
            correlationId: result.correlationId,
          },
        },
      });
      expect(from(means.log)).toEqual([
        "look",
        "sleep 1000",
        "look",
        "sleep 2000",
        "look",
        "sleep 7000",
        "look",
        "outcome",
        "close",
      ]);
    },
  );

  it("and that somebody took back at once was a change nevertheless", async () => {
    const { result, means } = await carriedOut(deletion, {
      shows: [APPROVED, RESTORED],
      answers: [ACCEPTED],
    });

    expect(result).toMatchObject({
      outcome: "changed-by-other",
      changed: true,
      exit: 5,
      error: {
        code: "changed-by-other",
        facts: { effect: "deleted, but it did not stay so", changed: true },
      },
    });
    expect(means.records.at(-1)).toMatchObject({ outcome: "changed-by-other", changed: true });
  });

  it("is not sent again, however little shows of it", async () => {
    const { service } = await carriedOut(approval, {
      shows: [seen(aKey())],
      answers: [ACCEPTED],
    });

    expect(service.sent).toHaveLength(1);
  });
});

describe("a lost answer", () => {
  it.each([
    {
      change: deletion,
      before: APPROVED,
      shows: [DELETED],
      is: "done",
      remark: "the answer was lost; read back",
    },
    {
      change: deletion,
      before: APPROVED,
      shows: [APPROVED, FAILING, DELETED],
      is: "done",
      remark: "the answer was lost; read back",
    },
    {
      change: deletion,
      before: APPROVED,
      shows: [FAILING, "gone" as const],
      is: "done",
      remark: "the answer was lost; read back",
    },
    {
      change: deletion,
      before: APPROVED,
      shows: [BY_OTHER],
      is: "already",
      remark: "done by somebody else",
    },
    {
      change: approval,
      before: seen(aKey()),
      shows: [APPROVED],
      is: "done",
      remark: "the answer was lost; read back",
    },
    {
      change: withdrawal,
      before: APPROVED,
      shows: [seen(aKey())],
      is: "done",
      remark: "the answer was lost; read back",
    },
    {
      change: restoration,
      before: seen(deletedKey(1)),
      shows: [seen(aKey())],
      is: "done",
      remark: "the answer was lost; read back",
    },
    {
      change: purge,
      before: seen(deletedKey(5)),
      shows: ["gone" as const],
      is: "done",
      remark: "the answer was lost; read back",
    },
  ])("to $change.name is settled as $is by what a look shows, case %#", async (each) => {
    const { change, before, shows, is, remark } = each;

    const { result, service, means } = await carriedOut(change, {
      shows: [before, ...shows],
      answers: [LOST],
    });

    expect(result).toMatchObject({ outcome: is, changed: is === "done", exit: 0, remark });
    expect(service.sent).toHaveLength(1);
    expect(from(means.log)[0]).toBe("sleep 1000");
  });

  it.each([
    { change: deletion, before: APPROVED, look: RESTORED, participle: "deleted" },
    { change: deletion, before: APPROVED, look: seen(aKey()), participle: "deleted" },
    { change: withdrawal, before: APPROVED, look: DELETED, participle: "unset" },
    {
      change: approval,
      before: seen(aKey()),
      look: "gone" as const,
      participle: "set for deletion",
    },
    { change: restoration, before: seen(deletedKey(1)), look: DELETED, participle: "restored" },
    { change: purge, before: seen(deletedKey(5)), look: seen(aKey()), participle: "purged" },
  ])("to $change.name after which somebody went on stops there, case %#", async (each) => {
    const { change, before, look, participle } = each;

    const { result, service } = await carriedOut(change, {
      shows: [before, look],
      answers: [LOST],
    });

    expect(result).toMatchObject({
      outcome: "changed-by-other",
      changed: "unknown",
      exit: 5,
      remark: null,
      error: {
        code: "changed-by-other",
        facts: { effect: `may have been ${participle}`, changed: "unknown" },
      },
    });
    expect(service.sent).toHaveLength(1);
  });

  it("tells where the key is now, and nothing of one that is gone", async () => {
    const suspended = seen(aKey({ state: "suspended" }), { serverNow: hours(1) });
    const facts = async (look: KeySnapshot | "gone") =>
      (await carriedOut(approval, { shows: [seen(aKey()), look], answers: [LOST] })).result.error
        ?.facts;

    expect(await facts(suspended)).toMatchObject({
      now: hours(1),
      values: { state: "suspended" },
    });
    const gone = await facts("gone");
    expect(gone).not.toHaveProperty("now");
    expect(gone?.values).not.toHaveProperty("state");
  });

  it("tells of the key as it is now: no deadline of an approval that is over", async () => {
    const { result } = await carriedOut(deletion, {
      shows: [APPROVED, seen(aKey())],
      answers: [LOST],
    });

    expect(result.until).toBeNull();
    expect(result.error?.facts).not.toHaveProperty("until");
  });

  it.each([
    { look: "shows nothing", shows: [APPROVED] },
    { look: "is possible", shows: [FAILING] },
    { look: "shows nothing at first", shows: [APPROVED, FAILING] },
  ])("is unknown where no look $look, up to 10 s", async ({ shows }) => {
    const { result, means } = await carriedOut(deletion, {
      shows: [APPROVED, ...shows],
      answers: [LOST],
    });

    expect(result).toMatchObject({
      outcome: "unknown",
      changed: "unknown",
      exit: 10,
      error: {
        code: "answer-lost",
        facts: {
          effect: "may have been deleted",
          changed: "unknown",
          correlationId: "c-lost",
          until: hours(1),
        },
      },
    });
    expect(means.slept).toEqual([1_000, 2_000, 7_000]);
  });
});

describe("a clear no", () => {
  it.each([
    {
      why: "an approval stands, so it is your own",
      key: approvedKey(1),
      code: "same-person",
      until: hours(1),
    },
    {
      why: "nobody knows of an approval",
      key: aKey({ dualAuth: "unknown" }),
      code: "AUTHORIZATIONS_NOT_MET",
    },
    {
      why: "one person seemed enough",
      key: aKey({ dualAuth: false }),
      code: "AUTHORIZATIONS_NOT_MET",
    },
  ])("for a missing person is told as $code where $why", async ({ key, code, until }) => {
    const { result, service, means } = await carriedOut(deletion, {
      shows: [seen(key)],
      answers: [refused("AUTHORIZATIONS_NOT_MET")],
    });

    expect(result).toMatchObject({
      outcome: "refused",
      changed: false,
      exit: 3,
      remark: null,
      correlationId: "c-1",
      error: { code, facts: { effect: "not deleted", status: 409, said: "no", changed: false } },
    });
    expect(result.error?.facts.until).toEqual(until);
    expect(service.sent).toHaveLength(1);
    expect(from(means.log)).toEqual(["outcome", "close"]);
  });

  it.each([
    { code: "PROTECTED_RESOURCE_ERR", exit: 5 },
    { code: "unauthorized-role", exit: 4 },
  ] as const)("($code) is this key's result", async ({ code, exit }) => {
    const { result } = await carriedOut(deletion, { shows: [APPROVED], answers: [refused(code)] });

    expect(result).toMatchObject({ outcome: "refused", changed: false, exit, error: { code } });
  });

  it("of a service that is busy is proof that nothing was done, and may be tried again", async () => {
    const { result } = await carriedOut(deletion, {
      shows: [APPROVED],
      answers: [refused("busy", 429)],
    });

    expect(result).toMatchObject({ outcome: "not-done", changed: false, exit: 8 });
  });

  it("names the sending that it is about, unless it came with a number of its own", async () => {
    const plain = await carriedOut(deletion, {
      shows: [APPROVED],
      answers: [refused("service-refused")],
    });
    const numbered = await carriedOut(deletion, {
      shows: [APPROVED],
      answers: [
        {
          outcome: "refused",
          error: new KpDualError("service-refused", { correlationId: "c-theirs" }),
        },
      ],
    });

    expect(plain.result.error?.facts.correlationId).toBe("c-1");
    expect(numbered.result.error?.facts.correlationId).toBe("c-theirs");
  });

  it("without a byte sent is not done, proven", async () => {
    const { result, service, means } = await carriedOut(deletion, {
      shows: [APPROVED],
      answers: [NEVER_SENT],
    });

    expect(result).toMatchObject({
      outcome: "not-done",
      changed: false,
      exit: 8,
      error: { code: "connection-refused", facts: { effect: "not deleted" } },
    });
    expect(service.sent).toHaveLength(1);
    expect(means.records.at(-1)).toMatchObject({ outcome: "not-done", changed: false });
  });

  it("without a byte sent is not done, whatever the reason", async () => {
    const error = new KpDualError("unauthorized-token", { changed: false });

    const { result } = await carriedOut(deletion, {
      shows: [APPROVED],
      answers: [{ outcome: "never-sent", error }],
    });

    expect(result).toMatchObject({ outcome: "not-done", changed: false, exit: 4 });
  });

  it.each([approval, withdrawal])("to $name that the key is gone is no success", async (change) => {
    const before = change === approval ? seen(aKey()) : APPROVED;

    const { result } = await carriedOut(change, {
      shows: [before],
      answers: [refused("KEY_NOT_FOUND_ERR", 404)],
    });

    expect(result).toMatchObject({ outcome: "refused", exit: 7 });
  });
});
