import { describe, expect, it } from "vitest";
import { withdrawal } from "../../src/change/withdrawal.js";
import { carriedOut } from "../support/carried-out.js";
import { checksOf, requestOf, settled } from "../support/settled.js";
import { aKey, approvedKey, deletedKey, hours, ORDERS, seen } from "../views/models.js";

const APPROVED = approvedKey(1);

describe("taking the first approval back", () => {
  it("asks mildly, needs an active key with dual authorization, and may follow a lost answer", () => {
    expect(withdrawal).toMatchObject({ name: "unset", danger: "mild", resend: "after-a-look" });
    expect(checksOf(withdrawal)).toEqual(["state", "dual authorization"]);
    expect(requestOf(withdrawal, "unknown", APPROVED)).toBe(
      `POST /api/v2/keys/${ORDERS}/actions/unsetKeyForDeletion`,
    );
  });

  it.each([
    { later: "the same", before: APPROVED, after: APPROVED, is: "untouched" },
    { later: "not set", before: APPROVED, after: aKey(), is: "done" },
    { later: "lapsed", before: APPROVED, after: approvedKey(0), is: "done" },
    { later: "set anew", before: APPROVED, after: approvedKey(2), is: "untouched" },
    {
      later: "set without a readable deadline",
      before: APPROVED,
      after: aKey({ setForDeletion: true }),
      is: "untouched",
    },
    { later: "deleted", before: APPROVED, after: deletedKey(0), is: "changed-by-other" },
    {
      later: "deleted, as it was",
      before: deletedKey(1),
      after: deletedKey(1),
      is: "untouched",
    },
    { later: "gone", before: APPROVED, after: "gone" as const, is: "changed-by-other" },
    {
      later: "in an unknown state",
      before: APPROVED,
      after: approvedKey(1, { state: "unknown (7)" }),
      is: "untouched",
    },
    {
      later: "without dual authorization",
      before: aKey({ dualAuth: false }),
      after: aKey({ dualAuth: false }),
      is: "untouched",
    },
  ])("is $is where the key is then $later", ({ before, after, is }) => {
    expect(settled(withdrawal, before, after)).toBe(is);
  });

  it.each([
    { stands: "was never given", key: aKey() },
    { stands: "ran out", key: approvedKey(0) },
  ])("sends nothing where an approval $stands", async ({ key }) => {
    const { result, service } = await carriedOut(withdrawal, { shows: [seen(key)] });

    expect(result).toMatchObject({ outcome: "already", exit: 0 });
    expect(service.sent).toEqual([]);
  });

  it("is still possible in the approval's last millisecond", async () => {
    const { result } = await carriedOut(
      withdrawal,
      { shows: [seen(APPROVED, { serverNow: hours(1, -1) })] },
      { order: { dryRun: true } },
    );

    expect(result.outcome).toBe("ready");
  });
});
