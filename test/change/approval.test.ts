import { describe, expect, it } from "vitest";
import { approval } from "../../src/change/approval.js";
import { carriedOut } from "../support/carried-out.js";
import { checksOf, requestOf, settled } from "../support/settled.js";
import { aKey, approvedKey, deletedKey, hours, ORDERS, seen } from "../views/models.js";

const PROTECTED = aKey();
const LAPSED = approvedKey(-1);
const moved = { updatedAt: hours(1) };

describe("the first approval", () => {
  it("asks mildly, needs an active key with dual authorization, and may follow a lost answer", () => {
    expect(approval).toMatchObject({
      name: "set-for-deletion",
      danger: "mild",
      resend: "after-a-look",
    });
    expect(checksOf(approval)).toEqual(["state", "dual authorization"]);
    expect(requestOf(approval, "unknown", PROTECTED)).toBe(
      `POST /api/v2/keys/${ORDERS}/actions/setKeyForDeletion`,
    );
  });

  it.each([
    { later: "the same", before: PROTECTED, after: PROTECTED, is: "untouched" },
    { later: "approved", before: PROTECTED, after: approvedKey(1), is: "done" },
    {
      later: "approved to the last ms",
      before: PROTECTED,
      after: approvedKey(1, { approvalExpires: hours(0, 1) }),
      is: "done",
    },
    {
      later: "approved without a readable deadline",
      before: PROTECTED,
      after: aKey({ setForDeletion: true }),
      is: "done",
    },
    {
      later: "lapsed, as it was",
      before: LAPSED,
      after: LAPSED,
      is: "untouched",
    },
    { later: "approved anew", before: LAPSED, after: approvedKey(1), is: "done" },
    {
      later: "taken back by another",
      before: PROTECTED,
      after: aKey(moved),
      is: "changed-by-other",
    },
    { later: "lapsed at once", before: PROTECTED, after: LAPSED, is: "changed-by-other" },
    {
      later: "suspended",
      before: PROTECTED,
      after: aKey({ state: "suspended", ...moved }),
      is: "changed-by-other",
    },
    {
      later: "suspended, set without a deadline",
      before: PROTECTED,
      after: aKey({ state: "suspended", setForDeletion: true }),
      is: "changed-by-other",
    },
    { later: "deleted", before: PROTECTED, after: deletedKey(0), is: "changed-by-other" },
    {
      later: "deleted while approved",
      before: PROTECTED,
      after: deletedKey(0, { setForDeletion: true, approvalExpires: hours(1) }),
      is: "changed-by-other",
    },
    {
      later: "in an unknown state",
      before: PROTECTED,
      after: approvedKey(1, { state: "unknown (7)" }),
      is: "changed-by-other",
    },
    { later: "gone", before: PROTECTED, after: "gone" as const, is: "changed-by-other" },
  ])("is $is where the key is then $later", ({ before, after, is }) => {
    expect(settled(approval, before, after)).toBe(is);
  });

  it("sends nothing while an approval still stands", async () => {
    const { result, service, means } = await carriedOut(approval, {
      shows: [seen(approvedKey(1))],
    });

    expect(result).toMatchObject({ outcome: "already", changed: false, exit: 0, until: hours(1) });
    expect(service.sent).toEqual([]);
    expect(means.log).toEqual(["look", "check the consent"]);
  });
});
