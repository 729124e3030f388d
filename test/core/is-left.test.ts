import { expect, it } from "vitest";
import { isLeft } from "../../src/core/is-left.js";
import { OUTCOMES, type Outcome } from "../../src/core/report.js";

it("is left what was not begun, did not happen, or may have happened", () => {
  const left = (Object.keys(OUTCOMES) as Outcome[]).filter((outcome) => isLeft({ outcome }));
  expect(left).toEqual(["not-done", "not-started", "unknown"]);
});
