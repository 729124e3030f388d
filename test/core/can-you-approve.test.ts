import { describe, expect, it } from "vitest";
import { canYouApprove } from "../../src/core/can-you-approve.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { approvedKey, BOB, deletedKey, hours, seen } from "../views/models.js";

const ANN = "IBMid-2700";
const policyBy = (updatedBy: string) => ({
  enabled: true,
  updatedAt: hours(1 - 7 * 24),
  updatedBy,
});
const given = (iamId: string, ms = 0) => [{ iamId, expires: hours(1, ms) }];
const can = (more: Partial<KeySnapshot>, left = 1) =>
  canYouApprove(seen(approvedKey(left), more), BOB);

describe("whether you can approve", () => {
  it.each<{ what: string; more: Partial<KeySnapshot>; is: string }>([
    { what: "another likely did", more: { policy: policyBy(ANN) }, is: "yes" },
    { what: "another did", more: { policy: null, recorded: given(ANN) }, is: "yes" },
    {
      what: "another did, and you may be no Manager",
      more: { policy: "unknown", recorded: given(ANN) },
      is: "unknown",
    },
    { what: "you likely did", more: { policy: policyBy(BOB.iamId) }, is: "unknown" },
    { what: "you did", more: { policy: "unknown", recorded: given(BOB.iamId) }, is: "no" },
    { what: "nobody knows who did", more: { policy: null }, is: "unknown" },
    {
      what: "the policy contradicts the journal",
      more: { policy: policyBy(ANN), recorded: given(BOB.iamId) },
      is: "unknown",
    },
    {
      what: "you set it lately, and another likely since",
      more: { policy: policyBy(ANN), recorded: given(BOB.iamId, -1) },
      is: "unknown",
    },
    {
      what: "a third person set it lately, and another likely since",
      more: { policy: policyBy(ANN), recorded: given("IBMid-9", -1) },
      is: "yes",
    },
    {
      what: "you set it lately, and another since",
      more: { policy: policyBy(ANN), recorded: [...given(BOB.iamId, -1), ...given(ANN)] },
      is: "yes",
    },
  ])("is $is where $what", ({ more, is }) => {
    expect(can(more)).toBe(is);
  });

  it("is unknown to somebody who acts as a trusted profile and gave it as themselves", () => {
    const key = seen(approvedKey(1), { policy: policyBy(ANN) });
    const profile = { ...BOB, iamId: "iam-Profile-1", kind: "trusted-profile" } as const;

    expect(canYouApprove(key, { ...profile, authenticatedBy: ANN })).toBe("unknown");
    expect(canYouApprove(key, { ...profile, authenticatedBy: BOB.iamId })).toBe("yes");
  });

  it("is no from the deadline on", () => {
    expect(can({ policy: policyBy(ANN) }, 0)).toBe("no");
  });

  it.each([
    { what: "deleted", key: deletedKey(1) },
    {
      what: "deleted, and keeps its approval",
      key: deletedKey(1, { setForDeletion: true, approvalExpires: hours(1) }),
    },
    { what: "in need of one person only", key: approvedKey(1, { dualAuth: false }) },
  ])("is not asked of a key that is $what", ({ key }) => {
    expect(canYouApprove(seen(key, { policy: policyBy(ANN) }), BOB)).toBe("unknown");
  });
});
