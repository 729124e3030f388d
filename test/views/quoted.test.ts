import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oddities, quoted } from "../../src/views/quoted.js";
import { anyCodePoints } from "../support/any-code-points.js";

describe("quoted", () => {
  it.each([
    ["orders-db-root", '"orders-db-root"'],
    ["", '""'],
    ['x" (approved) "', '"x<U+0022> (approved) <U+0022>"'],
    ["a\nb", '"a<U+000A>b"'],
    ["日本", '"日本"'],
  ])("puts %j into quotes: %s", (name, told) => {
    expect(quoted(name)).toBe(told);
  });

  it("can't be closed by a name", () => {
    fc.assert(
      fc.property(anyCodePoints(), (name) => {
        expect(quoted(name)).toMatch(/^"[^"]*"$/);
      }),
    );
  });
});

describe("oddities", () => {
  it.each(["orders-db-root", "", "with a blank", "~!@#"])("has none to tell of %j", (name) => {
    expect(oddities(name)).toBeNull();
  });

  it.each([
    ["\u043erders", "not plain ASCII: U+043E at 1"],
    ["a\u202eb\u{1f511}c\u00e9", "not plain ASCII: U+202E at 2, U+1F511 at 4, U+00E9 at 6"],
    ["a\tb", "not plain ASCII: U+0009 at 2"],
    ["\ud800", "not plain ASCII: U+D800 at 1"],
  ])("tells the code points of %j and their places", (name, told) => {
    expect(oddities(name)).toBe(told);
  });

  it("lists the first sixteen, and how many more there are", () => {
    expect(oddities("\u00e9".repeat(16))).not.toContain("more");
    expect(oddities("\u00e9".repeat(17))).toMatch(/U\+00E9 at 16 and 1 more$/);
  });

  it("repeats no character of the name", () => {
    fc.assert(
      fc.property(anyCodePoints(), (name) => {
        expect(oddities(name) ?? "").toMatch(/^[\x20-\x7E]*$/);
      }),
    );
  });
});
