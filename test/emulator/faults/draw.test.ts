import { describe, expect, it } from "vitest";
import { draw } from "../../../src/emulator/faults/draw.js";

const many = Array.from({ length: 20_000 }, (_, n) => draw(7, 0, "GET /a", n));

describe("draw", () => {
  it("is the same for the same parts, and another for others", () => {
    expect(draw(7, 0, "GET /a", 1)).toBe(draw(7, 0, "GET /a", 1));
    expect(new Set(many).size).toBeGreaterThan(19_900);
    expect(draw(1, 23)).not.toBe(draw(12, 3));
  });

  it("is spread evenly from 0 up to 1", () => {
    for (const edge of [0.01, 0.25, 0.5, 0.75, 0.99]) {
      const below = many.filter((one) => one < edge).length / many.length;
      expect(below).toBeCloseTo(edge, 1.7);
    }
    expect(Math.min(...many)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...many)).toBeLessThan(1);
  });
});
