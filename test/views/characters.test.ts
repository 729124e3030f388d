import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { charactersOf } from "../../src/views/characters.js";
import { widthOf } from "../../src/views/width.js";

const FAMILY = "\u{1f468}\u200d\u{1f469}";

describe("the characters of a text", () => {
  it.each([
    ["", []],
    ["abc", ["a", "b", "c"]],
    ["e\u0301x", ["e\u0301", "x"]],
    ["\u{1f511}\u{1f511}", ["\u{1f511}", "\u{1f511}"]],
    ["\u1100\u1100\u1100", ["\u1100", "\u1100", "\u1100"]],
  ])("of %j are %j", (text, characters) => {
    expect([...charactersOf(text)]).toEqual(characters);
  });

  it.each([126, 127, 128, 129])("are whole where one stands behind %i others", (before) => {
    for (const char of ["e\u0301", "\u{1f511}", FAMILY])
      expect([...charactersOf(`${"x".repeat(before)}${char}y`)].slice(before)).toEqual([char, "y"]);
  });

  it("are all of the text, and none is wider than two columns", () => {
    const unit = fc.constantFrom("a", "\u0301", "\u1100", "\u{1f511}", "\u200d", "\u0915\u094d");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), (text) => {
        const characters = [...charactersOf(text)];

        expect(characters.join("")).toBe(text);
        expect(Math.max(0, ...characters.map(widthOf))).toBeLessThanOrEqual(2);
      }),
    );
  });
});
