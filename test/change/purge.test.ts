import { describe, expect, it } from "vitest";
import { purge } from "../../src/change/purge.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, carriedOut, refused } from "../support/carried-out.js";
import { GONE as NOT_FOUND } from "../support/fake-service.js";
import { checksOf, requestOf, settled } from "../support/settled.js";
import { aKey, deletedKey, hours, ORDERS, seen } from "../views/models.js";

const DELETED = deletedKey(5);

describe("a purge", () => {
  it("asks severely and is never sent again", () => {
    expect(purge).toMatchObject({ name: "purge", danger: "severe", resend: "never" });
    expect(checksOf(purge)).toEqual(["state", "time"]);
    expect(requestOf(purge, "unknown", DELETED)).toBe(`DELETE /api/v2/keys/${ORDERS}/purge`);
  });

  it.each([
    { later: "the same", after: DELETED, is: "untouched" },
    { later: "gone", after: "gone" as const, is: "done" },
    { later: "restored", after: aKey(), is: "changed-by-other" },
    { later: "restored and deleted again", after: deletedKey(0), is: "changed-by-other" },
    {
      later: "in an unknown state",
      after: deletedKey(5, { state: "unknown (7)" }),
      is: "changed-by-other",
    },
  ])("is $is where the key is then $later", ({ after, is }) => {
    expect(settled(purge, DELETED, after)).toBe(is);
  });

  it("writes down all that was read of the key before it is sent", async () => {
    const before = seen(DELETED, {
      registrations: [{ resourceCrn: "crn:v1:a", preventKeyDeletion: false }],
      policy: { enabled: true, updatedAt: hours(-9), updatedBy: "IBMid-2700" },
    });

    const { result, means } = await carriedOut(purge, {
      shows: [before, "gone"],
      answers: [ACCEPTED],
    });

    expect(means.records[0]).toEqual({
      record: "intent",
      target: { key: ORDERS },
      correlationId: "c-1",
      before,
    });
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
    expect(result).toMatchObject({
      outcome: "done",
      changed: true,
      key: { name: "orders-db-root", state: "purged" },
    });
  });

  it.each(["KEY_NOT_FOUND_ERR"] as const)(
    "that finds no key any more (%s) is already so",
    async (code) => {
      const { result } = await carriedOut(purge, {
        shows: [seen(DELETED), "gone"],
        answers: [refused(code, 404)],
      });

      expect(result).toMatchObject({
        outcome: "already",
        changed: false,
        exit: 0,
        key: { name: "orders-db-root", state: "purged" },
      });
    },
  );

  it("of a key that nobody ever saw is not already so", async () => {
    const { result, service } = await carriedOut(purge, { shows: [NOT_FOUND] });

    expect(result).toMatchObject({ outcome: "refused", changed: false, exit: 7 });
    expect(service.sent).toEqual([]);
  });

  it.each(["unauthorized", "unauthorized-role"] as const)(
    "by somebody who may not read the key (%s) says which role is missing",
    async (code) => {
      const { result, service } = await carriedOut(purge, {
        shows: [new KpDualError(code, { status: 401, correlationId: "c-9" })],
      });

      expect(result).toMatchObject({
        outcome: "refused",
        exit: 4,
        error: { code: "purge-needs-reader", facts: { status: 401, correlationId: "c-9" } },
      });
      expect(service.sent).toEqual([]);
    },
  );

  it.each([
    { code: "forbidden", exit: 4, outcome: "refused" },
    { code: "not-signed-in", exit: 4, outcome: "refused" },
    { code: "failing", exit: 8, outcome: "not-done" },
  ] as const)("that could not look ($code) keeps its own cause", async (each) => {
    const { code, exit, outcome } = each;

    const { result } = await carriedOut(purge, { shows: [new KpDualError(code)] });

    expect(result).toMatchObject({ outcome, exit, error: { code } });
  });

  it("is refused for a key that lives, and in the first four hours", async () => {
    const alive = await carriedOut(purge, { shows: [seen(aKey())] });
    const young = await carriedOut(purge, {
      shows: [seen(deletedKey(0), { serverNow: hours(4, -1) })],
    });

    expect(alive.result).toMatchObject({ exit: 5, error: { code: "wrong-state" } });
    expect(young.result).toMatchObject({
      exit: 6,
      error: { code: "purge-too-early", facts: { retryAt: hours(4), now: hours(4, -1) } },
    });
  });
});
