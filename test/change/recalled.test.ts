import { describe, expect, it } from "vitest";
import { recalled } from "../../src/change/key-subject.js";
import type { RecordedApproval, RecordedApprovals } from "../../src/core/recorded-approval.js";
import { aKey, approvedKey, deletedKey, hours, INSTANCE, ORDERS, seen } from "../views/models.js";

const GIVEN: readonly RecordedApproval[] = [{ iamId: "IBMid-2700", expires: hours(1) }];

/** What a journal that tells this adds to a look, and what it was asked. */
async function withJournal(look: ReturnType<typeof seen>, given: readonly RecordedApproval[]) {
  const asked: (readonly string[])[] = [];
  const approvals = ((...about: readonly string[]) => {
    asked.push(about);
    return given;
  }) as RecordedApprovals;
  const told = await recalled(look, { instance: INSTANCE, recorded: async () => approvals });
  return { told, asked };
}

describe("what this machine's journal knows of a key", () => {
  it("is added while an approval stands", async () => {
    const look = seen(approvedKey(1));

    const { told, asked } = await withJournal(look, GIVEN);

    expect(told).toEqual({ ...look, recorded: GIVEN });
    expect(asked).toEqual([[INSTANCE.id, ORDERS]]);
  });

  it("is nothing where it tells of no approval", async () => {
    const look = seen(approvedKey(1));

    expect((await withJournal(look, [])).told).toBe(look);
  });

  it.each([
    { of: "not approved", look: seen(aKey()) },
    { of: "deleted", look: seen(deletedKey(1)) },
    { of: "lapsed to the ms", look: seen(approvedKey(1), { serverNow: hours(1) }) },
  ])("does not matter where the key is $of", async ({ look }) => {
    const { told, asked } = await withJournal(look, GIVEN);

    expect(told).toBe(look);
    expect(asked).toEqual([]);
  });
});
