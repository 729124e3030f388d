import { expect, it } from "vitest";
import { depthOf } from "./depth.js";

it.each([
  { what: "nothing", spans: [], depth: 0 },
  {
    what: "one after another",
    spans: [
      [0, 10],
      [11, 20],
      [21, 30],
    ],
    depth: 3,
  },
  {
    what: "side by side",
    spans: [
      [0, 10],
      [1, 11],
      [9, 19],
    ],
    depth: 1,
  },
  {
    what: "one before two side by side",
    spans: [
      [0, 10],
      [10, 20],
      [12, 22],
    ],
    depth: 2,
  },
  {
    what: "a long one beside two in a row",
    spans: [
      [0, 30],
      [1, 10],
      [11, 20],
    ],
    depth: 2,
  },
  {
    what: "the next at the moment of an answer",
    spans: [
      [0, 10],
      [10, 20],
    ],
    depth: 2,
  },
  {
    what: "a millisecond too early to have waited",
    spans: [
      [0, 10],
      [9, 20],
    ],
    depth: 1,
  },
] as const)("$what waits $depth times", ({ spans, depth }) => {
  expect(depthOf(spans.map(([from, to]) => ({ from, to })))).toBe(depth);
});
