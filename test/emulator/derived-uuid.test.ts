import { describe, expect, it } from "vitest";
import { derivedUuid } from "../../src/emulator/derived-uuid.js";

describe("derivedUuid", () => {
  it("has the form of version 4 and follows from its text alone", () => {
    const many = Array.from({ length: 500 }, (_, index) => derivedUuid(String(index)));
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(many.filter((id) => !form.test(id))).toEqual([]);
    expect(new Set(many).size).toBe(500);
    expect(derivedUuid("7")).toBe(many[7]);
  });
});
