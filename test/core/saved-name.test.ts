import { describe, expect, it } from "vitest";
import { isSavedName } from "../../src/core/saved-name.js";

const GUID = "02fd6835-6001-4482-a892-13bd2085f75d";

describe("isSavedName", () => {
  it.each([
    "a",
    "prod-eu",
    "2024",
    "Prod_EU.1",
    "x".repeat(60),
    "constructor",
    `old-${GUID}`,
    `${GUID}.2`,
  ])("takes %s", (name) => {
    expect(isSavedName(name)).toBe(true);
  });

  it.each([
    ...["", " ", "a b", "-a", ".a", "_a", "a:b", "a/b", "a$b", "a\nb", "é", "x".repeat(61)],
    ...["__proto__", GUID, GUID.toUpperCase()],
  ])("does not take %j", (name) => {
    expect(isSavedName(name)).toBe(false);
  });
});
