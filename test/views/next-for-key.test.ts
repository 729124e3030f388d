import { describe, expect, it } from "vitest";
import { nextForKey } from "../../src/views/next-for-key.js";
import { aKey, INSTANCE, seen } from "./models.js";

const told = (state: "active" | "suspended" | "deactivated") =>
  nextForKey(seen(aKey({ state })), INSTANCE).join("\n");

describe("the next command for a key that nobody approved", () => {
  it("is the first approval where the key is active", () => {
    expect(told("active")).toContain("kp-dual key set-for-deletion");
  });

  it("is to enable it where it is suspended, since it could not be set", () => {
    expect(told("suspended")).toContain("ibmcloud kp key enable");
    expect(told("suspended")).not.toContain("set-for-deletion");
  });

  it("is none that would be refused where it is deactivated", () => {
    expect(told("deactivated")).toBe("");
  });
});
