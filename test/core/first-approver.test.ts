import { describe, expect, it } from "vitest";
import { firstApprover } from "../../src/core/first-approver.js";
import type { KeyPolicy } from "../../src/core/policy.js";
import { aKey, approvedKey, hours, seen } from "../views/models.js";

const MINUTES_2 = 120_000;

/** The policy of a key whose approval ends an hour from now, changed so many ms beside its beginning. */
const policy = (ms: number, differences: Partial<KeyPolicy> = {}): KeyPolicy => ({
  enabled: true,
  updatedAt: hours(1 - 7 * 24, ms),
  updatedBy: "IBMid-2700",
  ...differences,
});

const approver = { iamId: "IBMid-2700", certainty: "likely" };

describe("the first approver", () => {
  it.each([
    { ms: -MINUTES_2 - 1, is: null },
    { ms: -MINUTES_2, is: approver },
    { ms: -MINUTES_2 + 1, is: approver },
    { ms: 0, is: approver },
    { ms: MINUTES_2 - 1, is: approver },
    { ms: MINUTES_2, is: approver },
    { ms: MINUTES_2 + 1, is: null },
  ])("is $is where the policy changed $ms ms beside the approval's beginning", ({ ms, is }) => {
    expect(firstApprover(seen(approvedKey(1), { policy: policy(ms) }))).toEqual(is);
  });

  it.each([
    { why: "there is no policy", snapshot: seen(approvedKey(1)) },
    { why: "it may not be read", snapshot: seen(approvedKey(1), { policy: "unknown" }) },
    { why: "no date", snapshot: seen(approvedKey(1), { policy: policy(0, { updatedAt: null }) }) },
    { why: "no name", snapshot: seen(approvedKey(1), { policy: policy(0, { updatedBy: null }) }) },
    {
      why: "no deadline",
      snapshot: seen(aKey({ setForDeletion: true }), { policy: policy(0) }),
    },
    {
      why: "nobody approved",
      snapshot: seen(approvedKey(1, { setForDeletion: false }), { policy: policy(0) }),
    },
    {
      why: "nobody can tell whether",
      snapshot: seen(approvedKey(1, { setForDeletion: "unknown" }), { policy: policy(0) }),
    },
  ])("is unknown where $why", ({ snapshot }) => {
    expect(firstApprover(snapshot)).toBeNull();
  });
});
