import { describe, expect, it } from "vitest";
import { keyPolicy } from "../../src/change/key-policy.js";
import { carriedOut } from "../support/carried-out.js";
import { checksOf, requestOf, settled } from "../support/settled.js";
import { aKey, deletedKey, ORDERS, seen } from "../views/models.js";

const SINGLE = aKey({ dualAuth: false });

describe("the policy of a key", () => {
  it("asks severely, since there is no way back, and may follow a lost answer", () => {
    expect(keyPolicy).toMatchObject({
      name: "enable-policy",
      danger: "severe",
      resend: "after-a-look",
    });
    expect(checksOf(keyPolicy)).toEqual(["state"]);
    expect(requestOf(keyPolicy, [], SINGLE)).toBe(
      `PUT /api/v2/keys/${ORDERS}/policies?policy=dualAuthDelete`,
    );
  });

  it.each([
    { later: "the same", before: SINGLE, after: SINGLE, is: "untouched" },
    { later: "on", before: SINGLE, after: aKey(), is: "done" },
    { later: "unreadable", before: SINGLE, after: aKey({ dualAuth: "unknown" }), is: "untouched" },
    { later: "deleted", before: SINGLE, after: deletedKey(0), is: "changed-by-other" },
    { later: "deleted, as it was", before: deletedKey(1), after: deletedKey(1), is: "untouched" },
    { later: "gone", before: SINGLE, after: "gone" as const, is: "changed-by-other" },
  ])("is $is where it is then $later", ({ before, after, is }) => {
    expect(settled(keyPolicy, before, after)).toBe(is);
  });

  it("that is on is already so", async () => {
    const { result, service } = await carriedOut(keyPolicy, { shows: [seen(aKey())] });

    expect(result).toMatchObject({ outcome: "already", exit: 0 });
    expect(service.sent).toEqual([]);
  });

  it("of a deleted key is refused, whatever it was", async () => {
    const { result } = await carriedOut(keyPolicy, { shows: [seen(deletedKey(1))] });

    expect(result).toMatchObject({ outcome: "refused", exit: 5, error: { code: "wrong-state" } });
  });
});
