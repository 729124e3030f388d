import { describe, expect, it } from "vitest";
import { isSavedName } from "../../src/core/saved-name.js";

describe("isSavedName", () => {
  it.each(["a", "prod-eu", "2024", "Prod_EU.1", "x".repeat(60), "constructor"])(
    "takes %s",
    (name) => {
      expect(isSavedName(name)).toBe(true);
    },
  );

  it.each([
    ...["", " ", "a b", "-a", ".a", "_a", "a:b", "a/b", "a$b", "a\nb", "é", "x".repeat(61)],
    ...["__proto__", "02fd6835-6001-4482-a892-13bd2085f75d"],
    "02FD6835-6001-4482-A892-13BD2085F75D",
  ])("does not take %j", (name) => {
    expect(isSavedName(name)).toBe(false);
  });
});
