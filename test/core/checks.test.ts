import { describe, expect, it } from "vitest";
import {
  isActive,
  isAlive,
  isApproved,
  isDeletable,
  isDestroyed,
  isDualAuth,
  isUnregistered,
} from "../../src/core/checks.js";
import type { Check } from "../../src/core/finding.js";
import type { Key, KeyState } from "../../src/core/key.js";
import type { Registration } from "../../src/core/registration.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { isPurgeable, isRestorable } from "../../src/core/time-checks.js";
import { aKey, approvedKey, BOB, deletedKey, hours, NOW, seen } from "../views/models.js";

const STATES: readonly KeyState[] = [
  "pre-active",
  "active",
  "suspended",
  "deactivated",
  "destroyed",
  "unknown (7)",
];

/** What a check says, in one word: "ok", "unknown", or the refusal. */
const said = (check: Check<KeySnapshot>, snapshot: KeySnapshot) => {
  const finding = check.judge(snapshot, BOB);
  return finding.verdict === "no" ? finding.refusal : finding.verdict;
};

describe("the state", () => {
  const [wrong, ok, unknown] = ["wrong-state", "ok", "unknown-state"];

  it.each([
    { name: "set and unset", check: isActive, says: [wrong, ok, "suspended", wrong, wrong] },
    { name: "delete", check: isDeletable, says: [wrong, ok, ok, ok, ok] },
    { name: "restore and purge", check: isDestroyed, says: [wrong, wrong, wrong, wrong, ok] },
    { name: "a policy", check: isAlive, says: [ok, ok, ok, ok, wrong] },
  ])("that $name needs, in every state", ({ check, says }) => {
    expect(STATES.map((state) => said(check, seen(aKey({ state }))))).toEqual([...says, unknown]);
  });

  it.each([isActive, isDeletable, isDestroyed, isAlive])("is what %o tells", (check) => {
    expect(check.name).toBe("state");
    expect(STATES.map((state) => check.judge(seen(aKey({ state })), BOB).detail)).toEqual(STATES);
  });
});

it.each([
  { dualAuth: true, says: "ok", detail: "on" },
  { dualAuth: false, says: "not-dual-auth", detail: "off" },
  { dualAuth: "unknown" as const, says: "unknown", detail: "the service does not say" },
])("dual authorization $dualAuth is $says", ({ dualAuth, says, detail }) => {
  const snapshot = seen(aKey({ dualAuth }));

  expect(said(isDualAuth, snapshot)).toBe(says);
  expect(isDualAuth.judge(snapshot, BOB).detail).toBe(detail);
});

it("each check has the name that the screen and the JSON tell it by", () => {
  const checks = [isDualAuth, isApproved, isUnregistered(false), isRestorable, isPurgeable];

  expect(checks.map(({ name }) => name)).toEqual([
    "dual authorization",
    "approval",
    "registrations",
    "time",
    "time",
  ]);
});

describe("the approval", () => {
  it.each([
    { stage: "unprotected", key: aKey({ dualAuth: false }), says: "ok", why: "one person may" },
    { stage: "protected", key: aKey(), says: "approval-missing", why: "nobody has set" },
    { stage: "approval", key: approvedKey(1), says: "ok", why: "may be your own" },
    { stage: "lapsed", key: approvedKey(-1), says: "approval-lapsed", why: "has run out" },
    { stage: "deleted", key: deletedKey(1), says: "ok", why: "not needed any more" },
    { stage: "purgeable", key: deletedKey(5), says: "ok", why: "not needed any more" },
    { stage: "unrestorable", key: deletedKey(31 * 24), says: "ok", why: "not needed any more" },
    { stage: "unknown", key: aKey({ dualAuth: "unknown" }), says: "unknown", why: "not say" },
  ])("of a key in stage $stage is $says: $why", ({ key, says, why }) => {
    expect(said(isApproved, seen(key))).toBe(says);
    expect(isApproved.judge(seen(key), BOB).detail).toContain(why);
  });

  it.each([
    { ms: -1, says: "ok" },
    { ms: 0, says: "approval-lapsed" },
    { ms: 1, says: "approval-lapsed" },
  ])("is $says $ms ms from its deadline", ({ ms, says }) => {
    expect(said(isApproved, seen(approvedKey(2), { serverNow: hours(2, ms) }))).toBe(says);
  });

  it.each([
    { by: BOB.iamId, verdict: "unknown", detail: "given, likely by you" },
    { by: "IBMid-2700", verdict: "ok", detail: "given, likely by IBMid-2700" },
  ])("that is likely by $by is $verdict", ({ by, verdict, detail }) => {
    const policy = { enabled: true, updatedAt: hours(1 - 7 * 24), updatedBy: by };

    const finding = isApproved.judge(seen(approvedKey(1), { policy }), BOB);

    expect(finding.verdict).toBe(verdict);
    expect(finding.detail).toContain(detail);
  });

  it("is judged by its deadline, not by who gave it, once it ran out", () => {
    const policy = { enabled: true, updatedAt: hours(-1 - 7 * 24), updatedBy: BOB.iamId };

    expect(said(isApproved, seen(approvedKey(-1), { policy }))).toBe("approval-lapsed");
  });

  it("is not guessed where nothing tells who gave it", () => {
    expect(isApproved.judge(seen(approvedKey(1)), BOB).detail).toContain("does not say by whom");
  });

  it("is refused where this machine's journal shows that you gave it, and fine where another did", () => {
    const given = (iamId: string) =>
      seen(approvedKey(1), { recorded: [{ iamId, expires: hours(1) }] });

    expect(isApproved.judge(given(BOB.iamId), BOB)).toEqual({
      verdict: "no",
      refusal: "approval-by-you",
      detail: "given by you, as this machine's journal shows",
    });
    expect(isApproved.judge(given("IBMid-2700"), BOB)).toEqual({
      verdict: "ok",
      detail: "given by IBMid-2700, as this machine's journal shows",
    });
  });
});

describe("the registrations", () => {
  const free: Registration = { resourceCrn: "crn:v1:a", preventKeyDeletion: false };
  const locked: Registration = { resourceCrn: "crn:v1:b", preventKeyDeletion: true };

  it.each([
    { registrations: [], plain: "ok", forced: "ok" },
    { registrations: [free], plain: "registered", forced: "ok" },
    { registrations: [locked], plain: "retention-lock", forced: "retention-lock" },
    { registrations: [free, locked], plain: "retention-lock", forced: "retention-lock" },
    { registrations: "unknown" as const, plain: "unknown", forced: "registrations-unread" },
  ])("$registrations are $plain, and $forced by force", ({ registrations, plain, forced }) => {
    const snapshot = seen(aKey(), { registrations });

    expect(said(isUnregistered(false), snapshot)).toBe(plain);
    expect(said(isUnregistered(true), snapshot)).toBe(forced);
  });

  it.each([
    { registrations: [], force: false, detail: "none" },
    { registrations: [free, free], force: false, detail: "2 registered" },
    {
      registrations: [free],
      force: true,
      detail: "1 registered; force removes the registrations",
    },
    { registrations: "unknown" as const, force: false, detail: "they could not be read" },
    { registrations: "unknown" as const, force: true, detail: "they could not be read" },
  ])("are told: $detail, by force: $force", ({ registrations, force, detail }) => {
    const snapshot = seen(aKey(), { registrations });

    expect(isUnregistered(force).judge(snapshot, BOB).detail).toBe(detail);
  });

  it("are counted, those with a retention policy too", () => {
    const { detail } = isUnregistered(true).judge(
      seen(aKey(), { registrations: [free, locked, free] }),
      BOB,
    );

    expect(detail).toBe("3 registered, 1 with a retention policy");
  });
});

describe("the time", () => {
  const SECONDS_30 = 30_000;
  const HOURS_4 = 4 * 3_600_000;
  const DAYS_30 = 30 * 24 * 3_600_000;
  const key = deletedKey(0);

  it.each([
    { check: isRestorable, from: "30 s", ms: SECONDS_30 - 1, says: "restore-too-early" },
    { check: isRestorable, from: "30 s", ms: SECONDS_30, says: "ok" },
    { check: isRestorable, from: "30 s", ms: SECONDS_30 + 1, says: "ok" },
    { check: isRestorable, from: "30 days", ms: DAYS_30 - 1, says: "ok" },
    { check: isRestorable, from: "30 days", ms: DAYS_30, says: "restore-expired" },
    { check: isRestorable, from: "30 days", ms: DAYS_30 + 1, says: "restore-expired" },
    { check: isPurgeable, from: "4 h", ms: HOURS_4 - 1, says: "purge-too-early" },
    { check: isPurgeable, from: "4 h", ms: HOURS_4, says: "ok" },
    { check: isPurgeable, from: "4 h", ms: HOURS_4 + 1, says: "ok" },
  ])("$ms ms after the deletion, near $from, is $says", ({ check, ms, says }) => {
    expect(said(check, seen(key, { serverNow: new Date(NOW.getTime() + ms) }))).toBe(says);
  });

  it("says from when on it will be possible", () => {
    const restore = isRestorable.judge(seen(key), BOB);
    const purge = isPurgeable.judge(seen(key), BOB);

    expect(restore).toMatchObject({ retryAt: new Date(NOW.getTime() + SECONDS_30) });
    expect(purge).toMatchObject({ retryAt: new Date(NOW.getTime() + HOURS_4) });
  });

  it.each([
    { check: isRestorable, key: aKey(), detail: "not deleted" },
    { check: isRestorable, key: deletedKey(0), detail: "deleted just now" },
    { check: isRestorable, key: deletedKey(1), detail: "within 30 days of the deletion" },
    {
      check: isRestorable,
      key: deletedKey(31 * 24),
      detail: "more than 30 days after the deletion",
    },
    {
      check: isRestorable,
      key: deletedKey(1, { deletedAt: null }),
      detail: "the service does not say when it was deleted",
    },
    { check: isPurgeable, key: aKey(), detail: "not deleted" },
    { check: isPurgeable, key: deletedKey(1), detail: "less than four hours after the deletion" },
    { check: isPurgeable, key: deletedKey(5), detail: "more than four hours after the deletion" },
    {
      check: isPurgeable,
      key: deletedKey(1, { deletedAt: null }),
      detail: "the service does not say when it was deleted",
    },
  ])("is told: $detail", ({ check, key: told, detail }) => {
    expect(check.judge(seen(told), BOB).detail).toBe(detail);
  });

  it("is no matter for a key that is not deleted", () => {
    expect([isRestorable, isPurgeable].map((check) => said(check, seen(aKey())))).toEqual([
      "ok",
      "ok",
    ]);
  });

  it("names no moment where waiting helps nobody", () => {
    const { serverNow } = { serverNow: hours(31 * 24) };

    expect(isRestorable.judge(seen(key, { serverNow }), BOB)).not.toHaveProperty("retryAt");
  });

  it.each<{ dates: Partial<Key>; restore: string; purge: string }>([
    { dates: { restoreUntil: hours(-1) }, restore: "restore-expired", purge: "unknown" },
    { dates: { restoreUntil: hours(1) }, restore: "ok", purge: "unknown" },
    { dates: { purgeFrom: hours(1) }, restore: "unknown", purge: "purge-too-early" },
    { dates: { purgeFrom: hours(0) }, restore: "unknown", purge: "ok" },
    { dates: {}, restore: "unknown", purge: "unknown" },
  ])("goes by the service's own dates, case %#", ({ dates, restore, purge }) => {
    const snapshot = seen(deletedKey(1, { deletedAt: null, ...dates }));

    expect([said(isRestorable, snapshot), said(isPurgeable, snapshot)]).toEqual([restore, purge]);
  });
});

describe("a missing approval of a key that can't be set", () => {
  it.each([
    { state: "suspended" as const, remedy: expect.stringContaining("enables it first") },
    { state: "deactivated" as const, remedy: expect.stringContaining("IBM support") },
  ])("has its own remedy where it is $state", ({ state, remedy }) => {
    const finding = isApproved.judge(seen(aKey({ state })), BOB);

    expect(finding).toMatchObject({ verdict: "no", refusal: "approval-missing" });
    expect(finding).toHaveProperty("remedy", remedy);
  });

  it("is none where one person may delete it, so that there is nothing to do", () => {
    const finding = isApproved.judge(seen(aKey({ state: "suspended", dualAuth: false })), BOB);

    expect(finding).not.toHaveProperty("remedy");
  });

  it("has the catalogue's remedy where it is active", () => {
    expect(isApproved.judge(seen(aKey()), BOB)).not.toHaveProperty("remedy");
  });
});
