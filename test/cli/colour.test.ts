import { expect, it } from "vitest";
import { hasColour } from "../../src/cli/colour.js";

it.each([
  [{}, true, false, true],
  [{}, false, false, false],
  [{}, true, true, false],
  [{ NO_COLOR: "1" }, true, false, false],
  [{ NO_COLOR: "0" }, true, false, false],
  [{ NO_COLOR: "" }, true, false, true],
  [{ FORCE_COLOR: "1" }, false, false, true],
  [{ FORCE_COLOR: "" }, false, false, true],
  [{ FORCE_COLOR: "3" }, false, false, true],
  [{ FORCE_COLOR: "0" }, true, false, false],
  [{ FORCE_COLOR: "false" }, true, false, false],
  [{ FORCE_COLOR: "1" }, true, true, false],
  [{ FORCE_COLOR: "1", NO_COLOR: "1" }, true, false, false],
  [{ FORCE_COLOR: "1", TERM: "dumb" }, true, false, true],
  [{ TERM: "dumb" }, true, false, false],
  [{ TERM: "xterm" }, true, false, true],
])("%j, terminal %s, --no-color %s: %s", (environment, isTerminal, noColorOption, painted) => {
  expect(hasColour({ noColorOption, environment, isTerminal })).toBe(painted);
});
