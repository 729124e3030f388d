import { expect, it } from "vitest";
import { explained } from "../../src/errors/explain.js";
import { pieces } from "./pieces.js";

it.each(pieces)("takes time in proportion to its length: %j, again and again", (piece) => {
  const text = `${piece} `.repeat(Math.ceil(50_000 / piece.length));
  const started = performance.now();

  explained(text);

  expect(performance.now() - started).toBeLessThan(1_000);
});
