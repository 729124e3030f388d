import { expect, it } from "vitest";
import { stopLine } from "../../src/views/stop-line.js";

it.each([
  [0, "nothing is being worked on, and nothing more is begun"],
  [1, "one is being worked on, and what was sent for it is finished"],
  [2, "2 keys are being worked on, and what was sent for them is finished"],
  [8, "8 keys are being worked on, and what was sent for them is finished"],
])("says of %i in work what becomes of them", (count, words) => {
  expect(stopLine(count)).toContain(`stopping: ${words}`);
});
