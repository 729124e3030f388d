import { describe, expect, it } from "vitest";
import { deletion, deletionByForce } from "../../src/change/deletion.js";
import { ACCEPTED, carriedOut, refused } from "../support/carried-out.js";
import { checksOf, requestOf, settled } from "../support/settled.js";
import { aKey, approvedKey, deletedKey, hours, ORDERS, seen } from "../views/models.js";

const APPROVED = approvedKey(1);
const moved = { updatedAt: hours(1) };
const registration = { resourceCrn: "crn:v1:a", preventKeyDeletion: false };

describe("a deletion", () => {
  it("asks severely and is never sent again", () => {
    expect(deletion).toMatchObject({ name: "delete", danger: "severe", resend: "never" });
    expect(deletion).not.toHaveProperty("force");
    expect(deletionByForce).toMatchObject({ danger: "severe", force: true, resend: "never" });
    expect(checksOf(deletion)).toEqual(["state", "approval", "registrations"]);
    expect(checksOf(deletionByForce)).toEqual(checksOf(deletion));
  });

  it.each([
    { of: "nothing", registrations: [], plain: "", forced: "" },
    { of: "something", registrations: [registration], plain: "", forced: "?force=true" },
    { of: "who knows what", registrations: "unknown" as const, plain: "", forced: "?force=true" },
  ])("of a key with $of registered forces only when told", ({ registrations, plain, forced }) => {
    const request = `DELETE /api/v2/keys/${ORDERS}`;

    expect(requestOf(deletion, registrations, APPROVED)).toBe(request + plain);
    expect(requestOf(deletionByForce, registrations, APPROVED)).toBe(request + forced);
  });

  it.each([
    { later: "the same", after: APPROVED, is: "untouched" },
    { later: "destroyed", after: deletedKey(0), is: "done" },
    {
      later: "destroyed, nobody says by whom",
      after: deletedKey(0, { deletedBy: null }),
      is: "done",
    },
    {
      later: "destroyed by another",
      after: deletedKey(0, { deletedBy: "IBMid-2700" }),
      is: "done-by-other",
    },
    { later: "gone", after: "gone" as const, is: "done" },
    {
      later: "restored by another",
      after: approvedKey(1, { ...moved, deletedAt: hours(0) }),
      is: "changed-by-other",
    },
    { later: "taken back", after: aKey(moved), is: "changed-by-other" },
    { later: "approved anew", after: approvedKey(2), is: "changed-by-other" },
    {
      later: "in an unknown state",
      after: approvedKey(1, { state: "unknown (7)" }),
      is: "changed-by-other",
    },
  ])("is $is where the key is then $later", ({ after, is }) => {
    expect(settled(deletion, APPROVED, after)).toBe(is);
    expect(settled(deletionByForce, APPROVED, after)).toBe(is);
  });

  it.each(["IBMid-3100", "IBMid-2700", null])("by %s before is already so", async (deletedBy) => {
    const { result, service } = await carriedOut(deletion, {
      shows: [seen(deletedKey(1, { deletedBy }))],
    });

    expect(result).toMatchObject({ outcome: "already", exit: 0, restoreUntil: hours(30 * 24 - 1) });
    expect(service.sent).toEqual([]);
  });

  it.each([
    { why: "nobody approved", key: aKey(), code: "approval-missing", exit: 3 },
    { why: "the approval ran out", key: approvedKey(0), code: "approval-lapsed", exit: 3 },
    {
      why: "the state is unknown",
      key: approvedKey(1, { state: "unknown (7)" }),
      code: "unknown-state",
      exit: 5,
    },
    {
      why: "it never was active",
      key: approvedKey(1, { state: "pre-active" }),
      code: "wrong-state",
      exit: 5,
    },
  ])("is refused where $why", async ({ key, code, exit }) => {
    const { result, service } = await carriedOut(deletion, { shows: [seen(key)] });

    expect(result).toMatchObject({ outcome: "refused", changed: false, exit, error: { code } });
    expect(service.sent).toEqual([]);
  });

  it.each([
    { why: "it protects something", change: deletion, locked: false, code: "registered" },
    { why: "a retention policy holds it", change: deletion, locked: true, code: "retention-lock" },
    {
      why: "not even force helps",
      change: deletionByForce,
      locked: true,
      code: "retention-lock",
    },
  ])("is refused where $why", async ({ change, locked: preventKeyDeletion, code }) => {
    const registrations = [{ ...registration, preventKeyDeletion }];

    const { result, service } = await carriedOut(change, {
      shows: [seen(APPROVED, { registrations })],
    });

    expect(result).toMatchObject({ outcome: "refused", exit: 5, error: { code } });
    expect(service.sent).toEqual([]);
  });

  it("is not forced where nobody could see what it protects", async () => {
    const shows = [seen(APPROVED, { registrations: "unknown" })];

    const plain = await carriedOut(deletion, { shows }, { order: { dryRun: true } });
    const forced = await carriedOut(deletionByForce, { shows });

    expect(plain.result.outcome).toBe("ready");
    expect(forced.result).toMatchObject({
      outcome: "refused",
      changed: false,
      error: { code: "registrations-unread" },
    });
    expect(forced.service.sent).toEqual([]);
  });

  it("of a key without dual authorization is one person's, and works", async () => {
    const { result } = await carriedOut(deletion, {
      shows: [seen(aKey({ dualAuth: false })), seen(deletedKey(0, { dualAuth: false }))],
      answers: [ACCEPTED],
    });

    expect(result).toMatchObject({ outcome: "done", changed: true, exit: 0 });
    expect(result.checks).toContainEqual({
      check: "approval",
      verdict: "ok",
      detail: "not needed: one person may delete this key",
    });
  });

  it.each([
    { look: deletedKey(0, { deletedBy: "IBMid-2700" }), state: "destroyed" },
    { look: "gone" as const, state: "purged" },
  ])(
    "that the service calls deleted is already so, and told as $state",
    async ({ look, state }) => {
      const { result, means } = await carriedOut(deletion, {
        shows: [seen(APPROVED), look === "gone" ? look : seen(look)],
        answers: [refused("KEY_DELETED_ERR", 410)],
      });

      expect(result).toMatchObject({
        outcome: "already",
        changed: false,
        exit: 0,
        error: null,
        remark: "it was so already",
        key: { id: ORDERS, name: "orders-db-root", state },
      });
      expect(means.records.at(-1)).toMatchObject({ outcome: "already", changed: false });
    },
  );

  it("is already so, too, where the key can't be looked at any more", async () => {
    const { result } = await carriedOut(deletion, {
      shows: [seen(APPROVED), new Error("broken")],
      answers: [refused("KEY_DELETED_ERR", 410)],
    });

    expect(result).toMatchObject({ outcome: "already", exit: 0 });
  });

  it("that the service doesn't find is refused", async () => {
    const { result } = await carriedOut(deletion, {
      shows: [seen(APPROVED)],
      answers: [refused("KEY_NOT_FOUND_ERR", 404)],
    });

    expect(result).toMatchObject({ outcome: "refused", exit: 7 });
  });
});
