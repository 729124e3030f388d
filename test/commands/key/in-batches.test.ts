import { describe, expect, it } from "vitest";
import { inBatches } from "../../../src/commands/key/in-batches.js";

describe("inBatches", () => {
  it.each([
    [0, []],
    [1, [[0]]],
    [3, [[0, 1, 2]]],
    [4, [[0, 1, 2], [3]]],
    [
      6,
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
    ],
  ])("gives %i items three at a time, in their order", (count, batches) => {
    expect([...inBatches(Array.from({ length: count }).keys(), 3)]).toEqual(batches);
  });

  it("takes no item before its batch is asked for", () => {
    let taken = 0;
    const items = function* () {
      for (; taken < 9; ) yield taken++;
    };

    inBatches(items(), 3).next();

    expect(taken).toBe(3);
  });
});
