import { describe, expect, it } from "vitest";
import { median, ratioOf } from "./ratio.js";

describe("median", () => {
  it.each([
    { values: [5], middle: 5 },
    { values: [3, 1, 20], middle: 3 },
    { values: [4, 1, 2, 20], middle: 3 },
  ])("of $values is $middle", ({ values, middle }) => {
    expect(median(values)).toBe(middle);
  });

  it("of nothing is nothing", () => {
    expect(median([])).toBeNaN();
  });
});

describe("ratioOf", () => {
  it("compares within rounds: a machine that becomes ten times slower changes nothing", () => {
    expect(ratioOf([2, 20, 200], [1, 10, 100])).toEqual({ median: 2, quartiles: [2, 2] });
  });

  it("is not the ratio of the medians", () => {
    expect(ratioOf([1, 20, 3], [1, 10, 100]).median).toBe(1);
  });

  it("tells between what the middle half of the rounds lies", () => {
    expect(ratioOf([1, 5, 2, 4, 3], [1, 1, 1, 1, 1])).toEqual({ median: 3, quartiles: [2, 4] });
  });

  it("has no value where a round has no counterpart", () => {
    expect(ratioOf([1, 2], [1]).median).toBeNaN();
  });
});
