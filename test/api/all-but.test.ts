import { describe, expect, it } from "vitest";
import { allBut } from "../../src/api/all-but.js";

describe("allBut", () => {
  it("leaves out by place, not by what stands there, as often as it is read", () => {
    const items = allBut(new Set([0, 2]), [...["a", "b", "b", "a"].entries()]);

    expect([...items]).toEqual(["b", "a"]);
    expect([...items]).toEqual(["b", "a"]);
  });
});
