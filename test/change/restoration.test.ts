import { describe, expect, it } from "vitest";
import { restoration } from "../../src/change/restoration.js";
import { carriedOut } from "../support/carried-out.js";
import { checksOf, requestOf, settled } from "../support/settled.js";
import { aKey, deletedKey, hours, ORDERS, seen } from "../views/models.js";

const DELETED = deletedKey(1);

describe("a restoration", () => {
  it("asks mildly and is never sent again", () => {
    expect(restoration).toMatchObject({ name: "restore", danger: "mild", resend: "never" });
    expect(checksOf(restoration)).toEqual(["state", "time"]);
    expect(requestOf(restoration, "unknown", DELETED)).toBe(`POST /api/v2/keys/${ORDERS}/restore`);
  });

  it.each([
    { later: "the same", after: DELETED, is: "untouched" },
    { later: "active", after: aKey(), is: "done" },
    { later: "active with its dates kept", after: deletedKey(1, { state: "active" }), is: "done" },
    { later: "deactivated", after: aKey({ state: "deactivated" }), is: "done" },
    { later: "deleted once more", after: deletedKey(0), is: "changed-by-other" },
    { later: "gone", after: "gone" as const, is: "changed-by-other" },
    {
      later: "in an unknown state",
      after: deletedKey(1, { state: "unknown (7)" }),
      is: "changed-by-other",
    },
  ])("is $is where the key is then $later", ({ after, is }) => {
    expect(settled(restoration, DELETED, after)).toBe(is);
  });

  it("of a key that lives is already so", async () => {
    const { result, service } = await carriedOut(restoration, { shows: [seen(aKey())] });

    expect(result).toMatchObject({ outcome: "already", exit: 0 });
    expect(service.sent).toEqual([]);
  });

  it("claims nothing of a key in an unknown state", async () => {
    const { result, service } = await carriedOut(restoration, {
      shows: [seen(aKey({ state: "unknown (7)" }))],
    });

    expect(result).toMatchObject({ outcome: "refused", exit: 5, error: { code: "unknown-state" } });
    expect(service.sent).toEqual([]);
  });

  it.each([
    { when: "just now", ms: 29_999, code: "restore-too-early", exit: 6, retryAt: hours(0, 30_000) },
    { when: "30 days ago", ms: 30 * 24 * 3_600_000, code: "restore-expired", exit: 5 },
  ])("is refused where the key was deleted $when", async ({ ms, code, exit, retryAt }) => {
    const { result } = await carriedOut(restoration, {
      shows: [seen(deletedKey(0), { serverNow: hours(0, ms) })],
    });

    expect(result).toMatchObject({ outcome: "refused", exit, error: { code } });
    expect(result.error?.facts.retryAt).toEqual(retryAt);
  });
});
