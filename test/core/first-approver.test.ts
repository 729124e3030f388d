import { describe, expect, it } from "vitest";
import { firstApprover } from "../../src/core/first-approver.js";
import type { KeyPolicy } from "../../src/core/policy.js";
import type { RecordedApproval } from "../../src/core/recorded-approval.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { aKey, approvedKey, hours, seen } from "../views/models.js";

const MINUTES_2 = 120_000;

/** The policy of a key whose approval ends an hour from now, changed so many ms beside its beginning. */
const policy = (ms: number, differences: Partial<KeyPolicy> = {}): KeyPolicy => ({
  enabled: true,
  updatedAt: hours(1 - 7 * 24, ms),
  updatedBy: "IBMid-2700",
  ...differences,
});

const approver = { iamId: "IBMid-2700", certainty: "likely", source: "key-policy" };

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

describe("the first approver, with what this machine wrote down", () => {
  const own = { iamId: "IBMid-2700", certainty: "certain", source: "journal" };
  const given = (ms = 0, iamId = "IBMid-2700") => ({ iamId, expires: hours(1, ms) });
  const told = (recorded: readonly RecordedApproval[], more: Partial<KeySnapshot> = {}) =>
    firstApprover(seen(approvedKey(1), { recorded, ...more }));

  it.each([
    { ms: -1, is: null },
    { ms: 0, is: own },
    { ms: 1, is: null },
  ])("is $is where it wrote down a deadline $ms ms beside this one", ({ ms, is }) => {
    expect(told([given(ms)])).toEqual(is);
  });

  it("is certain where the policy says the same, says nothing that fits, or may not be read", () => {
    expect(told([given()], { policy: policy(0) })).toEqual(own);
    expect(told([given()], { policy: policy(MINUTES_2 + 1, { updatedBy: "IBMid-9" }) })).toEqual(
      own,
    );
    expect(told([given()], { policy: "unknown" })).toEqual(own);
  });

  it("is unknown where the policy names somebody else, or two people are written down", () => {
    expect(told([given()], { policy: policy(0, { updatedBy: "IBMid-9" }) })).toBeNull();
    expect(told([given(), given(0, "IBMid-9")])).toBeNull();
  });

  it("is likely the policy's author where an older approval was written down", () => {
    expect(told([given(-1, "IBMid-9")], { policy: policy(0) })).toEqual(approver);
  });

  it("is nobody where the service tells no deadline to compare with", () => {
    const key = aKey({ setForDeletion: true });

    expect(firstApprover(seen(key, { recorded: [given()] }))).toBeNull();
  });

  it("is nobody once the approval was taken back", () => {
    const key = approvedKey(1, { setForDeletion: false });

    expect(firstApprover(seen(key, { recorded: [given()] }))).toBeNull();
  });
});
