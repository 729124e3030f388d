import fc from "fast-check";
import type { Key, KeyState } from "../../src/core/key.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { aKey, NOW, seen } from "../views/models.js";

const DAY = 24 * 3_600_000;

/** Any moment within a hundred days of now. */
export const anyMoment: fc.Arbitrary<Date> = fc
  .integer({ min: -100 * DAY, max: 100 * DAY })
  .map((ms) => new Date(NOW.getTime() + ms));

const maybe = fc.option(anyMoment, { nil: null });
const told = fc.constantFrom(true, false, "unknown" as const);

export const anyState: fc.Arbitrary<KeyState> = fc.constantFrom(
  "pre-active",
  "active",
  "suspended",
  "deactivated",
  "destroyed",
  "unknown (7)",
);

/** Whatever the service may tell of a key, sense or not. */
export const anyKey: fc.Arbitrary<Key> = fc
  .record({
    state: anyState,
    dualAuth: told,
    setForDeletion: told,
    approvalExpires: maybe,
    updatedAt: maybe,
    deletedAt: maybe,
    deletedBy: fc.constantFrom(null, "IBMid-3100", "IBMid-2700"),
    purgeFrom: maybe,
    restoreUntil: maybe,
  })
  .map(aKey);

const registrations = fc.oneof(
  fc.constant("unknown" as const),
  fc.array(fc.record({ resourceCrn: fc.string(), preventKeyDeletion: fc.boolean() })),
);

/** Any look at any key. */
export const anySight: fc.Arbitrary<KeySnapshot> = fc
  .record({ key: anyKey, registrations, serverNow: anyMoment })
  .map(({ key, ...rest }) => seen(key, rest));
