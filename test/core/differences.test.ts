import { describe, expect, it } from "vitest";
import { differences } from "../../src/core/differences.js";
import type { Key } from "../../src/core/key.js";
import type { Registration } from "../../src/core/registration.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { approvedKey, aRequest, hours, seen } from "../views/models.js";

const BUCKET: Registration = { resourceCrn: "crn:bucket:", preventKeyDeletion: false };
const DISK: Registration = { resourceCrn: "crn:disk:", preventKeyDeletion: false };

const between = (then: KeySnapshot, now: KeySnapshot) =>
  aRequest([then]).keys.flatMap((key) => differences(key, now));

const whats = (then: KeySnapshot, now: KeySnapshot) => between(then, now).map(({ what }) => what);

const key = (more: Partial<Key> = {}) => seen(approvedKey(24, more));

describe("what differs from a request", () => {
  it("is nothing where nothing moved, whoever looks and whenever", () => {
    const later = seen(approvedKey(24), { policy: "unknown", serverNow: hours(5) });

    expect(between(key(), later)).toEqual([]);
  });

  it("is nothing where neither tells a deadline", () => {
    const untold = key({ approvalExpires: null });

    expect(between(untold, untold)).toEqual([]);
  });

  it.each<readonly [string, Partial<Key>]>([
    ["name", { name: "paid" }],
    ["key ring", { keyRing: null }],
    ["state", { state: "suspended" }],
    ["state", { state: "destroyed" }],
    ["approval until", { approvalExpires: null }],
    ["created", { createdAt: hours(0) }],
    ["rotated", { rotatedAt: hours(0) }],
    ["last changed", { updatedAt: hours(0, 1) }],
  ])("is its %s: %o", (what, more) => {
    expect(whats(key(), key(more))).toEqual([what]);
    expect(whats(key(more), key())).toEqual([what]);
  });

  it("is told with both sides", () => {
    expect(between(key(), key({ name: "paid" }))).toEqual([
      { what: "name", said: "orders-db-root", now: "paid" },
    ]);
  });

  it.each([
    [-120_001, ["approval until"]],
    [-120_000, []],
    [-119_999, []],
    [119_999, []],
    [120_000, []],
    [120_001, ["approval until"]],
  ])("is a deadline more than two minutes away: %i ms", (ms, expected) => {
    expect(whats(key(), key({ approvalExpires: hours(24, ms) }))).toEqual(expected);
  });

  it.each<readonly [string, KeySnapshot["registrations"], KeySnapshot["registrations"], unknown]>([
    ["the same in another order", [BUCKET, DISK], [DISK, BUCKET], []],
    ["one more", [BUCKET], [BUCKET, DISK], [["1", "2, 1 of them new or changed"]]],
    ["one less", [BUCKET, DISK], [BUCKET], [["2", "1"]]],
    ["another one", [BUCKET], [DISK], [["1", "1, 1 of them new or changed"]]],
    [
      "one that is held now",
      [BUCKET],
      [{ ...BUCKET, preventKeyDeletion: true }],
      [["1", "1, 1 of them new or changed"]],
    ],
    ["what could not be read then", "unknown", [BUCKET], []],
    ["what can't be read now", [BUCKET], "unknown", []],
  ])("is what is registered: %s", (_, then, now, expected) => {
    const found = between(
      seen(approvedKey(24), { registrations: then }),
      seen(approvedKey(24), { registrations: now }),
    );

    expect(found.map(({ said, now: is }) => [said, is])).toEqual(expected);
    expect(found.every(({ what }) => what === "registered")).toBe(true);
  });
});
