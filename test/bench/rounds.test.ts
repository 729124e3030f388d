import { expect, it } from "vitest";
import { rounds } from "./rounds.js";

const noted = (order: string[], name: string) => async () => `${name}${order.push(name)}`;

it("begins each round with another contestant, and keeps the results by round", async () => {
  const order: string[] = [];

  const results = await rounds(4, {
    a: noted(order, "a"),
    b: noted(order, "b"),
    c: noted(order, "c"),
  });

  expect(order.join("")).toBe("abcbcacababc");
  expect(results).toEqual({
    a: ["a1", "a6", "a8", "a10"],
    b: ["b2", "b4", "b9", "b11"],
    c: ["c3", "c5", "c7", "c12"],
  });
});

it("ends with the first one that fails", async () => {
  const failing = async () => {
    throw new Error("no figure");
  };

  await expect(rounds(2, { a: async () => "a", b: failing })).rejects.toThrow("no figure");
});
