import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foreignText } from "../../src/api/foreign-text.js";

describe("foreignText", () => {
  it("quotes no torn answer, which may hold key material", () => {
    const torn = fc
      .constantFrom("{", "[", " {", "\uFEFF[")
      .map((start) => `${start}"payload":"c2VjcmV0`);

    fc.assert(
      fc.property(torn, (body) => {
        expect(foreignText(body)).toEqual({ form: "text", said: "" });
      }),
    );
  });

  it.each([
    { size: 16_383 - "<title>T</title>".length, said: "T" },
    { size: 16_384, said: "" },
  ])("looks for a title in the first 16,384 characters ($size before it)", ({ size, said }) => {
    const before = `<${"x".repeat(size - 1)}>`.slice(0, size);

    expect(foreignText(`${before}<title>T</title>`).said).toBe(said);
  });

  it.each([
    { size: 299, length: 299 },
    { size: 300, length: 300 },
    { size: 301, length: 300 },
  ])("quotes at most 300 of $size characters", ({ size, length }) => {
    expect(foreignText("y".repeat(size)).said).toHaveLength(length);
    expect(foreignText(`<title>${"y".repeat(size)}`).said).toHaveLength(length);
  });
});
