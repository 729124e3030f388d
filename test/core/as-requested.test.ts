import { describe, expect, it } from "vitest";
import { asRequested, type Weighing } from "../../src/core/as-requested.js";
import type { Key } from "../../src/core/key.js";
import { approvedKey, aRequest, BOB, keyId, seen } from "../views/models.js";

const request = aRequest([seen(approvedKey(24))]);

const judged = (now: Partial<Key>, weighing: Weighing) =>
  asRequested(request, weighing).judge(seen(approvedKey(24, now)), BOB);

const OTHER = { id: keyId("02fd6835-6001-4482-a892-13bd2085f75e") };

describe("a key and its request file", () => {
  it("are compared by the check of that name", () => {
    expect(asRequested(request, "person").name).toBe("unchanged since the request file");
  });

  it.each(["person", "nobody"] as const)("fit where nothing moved, for %s", (weighing) => {
    expect(judged({}, weighing)).toEqual({ verdict: "ok", detail: "as it says" });
  });

  it.each([
    { moved: { name: "paid" }, detail: "not as it says: name" },
    { moved: { name: "paid", keyRing: null }, detail: "not as it says: name, key ring" },
    { moved: OTHER, detail: "not as it says: the file doesn't name it" },
  ])("differ: a person weighs it, and a script stops: $detail", ({ moved, detail }) => {
    expect(judged(moved, "person")).toEqual({ verdict: "unknown", detail });
    expect(judged(moved, "nobody")).toEqual({
      verdict: "no",
      refusal: "changed-since-request",
      detail,
      why: `it is ${detail}`,
    });
  });
});
