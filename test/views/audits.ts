import type { Audit } from "../../src/core/audit.js";
import type { Inspection } from "../../src/core/inspection.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { aKey, approvedKey, BOB, deletedKey, hours, INSTANCE, keyId, NOW } from "./models.js";

/** What is wrong with an instance: the role, or the way to it. */
export const ROLELESS = new KpDualError("unauthorized-role");
export const DOWN = new KpDualError("not-reached");

const nth = (n: number) => keyId(`02fd6835-6001-4482-a892-00000000000${n}`);

/** An instance with a key in each stage that a report is about. */
export const anInspection = (differences: Partial<Inspection> = {}): Inspection => ({
  instance: INSTANCE,
  now: NOW,
  policy: { enabled: true, updatedAt: hours(-100), updatedBy: "IBMid-2700" },
  coverage: { total: 42, covered: 31, unknown: 2 },
  pending: [
    approvedKey(30, { id: nth(1), name: "soon-root" }),
    approvedKey(-30, { id: nth(2), name: "lapsed-root" }),
  ],
  deleted: [
    deletedKey(1, { id: nth(3), name: "fresh-root" }),
    deletedKey(100, { id: nth(4), name: "purgeable-root" }),
    deletedKey(1_000, { id: nth(5), name: "final-root" }),
  ],
  deletedBefore: 1,
  untold: [aKey({ id: nth(6), name: "untold-root", dualAuth: "unknown" })],
  complete: true,
  gaps: [],
  ...differences,
});

export const anAudit = (differences: Partial<Audit> = {}): Audit => ({
  by: BOB,
  now: NOW,
  inspections: [anInspection()],
  unread: [],
  ...differences,
});
