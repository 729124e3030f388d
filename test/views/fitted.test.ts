import { describe, expect, it } from "vitest";
import { fitted } from "../../src/views/fitted.js";
import { type Shown, shown, woven } from "../../src/views/gate.js";
import { COLOURFUL, PIPE, terminal } from "./models.js";

const LINE = shown`for ever, by somebody with KeyPurge:`;

describe("a line on a terminal", () => {
  it("stays as it is as long as it fits, and is broken where it is one column too long", () => {
    expect(fitted(LINE, terminal(LINE.length))).toEqual([LINE]);
    expect(fitted(LINE, terminal(LINE.length - 1))).toEqual([
      "for ever, by somebody with ",
      "  KeyPurge:",
    ]);
  });

  it("goes on below its last column", () => {
    expect(fitted(shown`  7  no     no such instance or key`, terminal(32))).toEqual([
      "  7  no     no such instance or ",
      "            key",
    ]);
    expect(fitted(shown`    one two three four five six`, terminal(24))).toEqual([
      "    one two three four ",
      "    five six",
    ]);
    expect(fitted(shown`  - one two three four five six`, terminal(24))).toEqual([
      "  - one two three four ",
      "    five six",
    ]);
  });

  it("goes on near the margin where its last column is narrower than twenty", () => {
    const line = shown`  a label ${" ".repeat(9)} what it means`;

    expect(fitted(line, terminal(31))[1]).toMatch(/^ {2}\S/);
    expect(fitted(shown`a  ${"word ".repeat(9)}`, terminal(23))[1]).toMatch(/^ {3}word/);
    expect(fitted(shown`a  ${"word ".repeat(9)}`, terminal(22))[1]).toMatch(/^ {2}word/);
  });

  it.each([
    "  kp-dual key show",
    "  ibmcloud login",
    "         kp-dual log",
    "  do   kp-dual log",
    `  ${COLOURFUL.dim(shown`do`)}  chmod 700`,
    "    unset KP_DUAL_REHEARSAL",
  ])("is never broken where it is a command: %s", (command) => {
    const line = woven`${command as Shown} ${shown`${"x".repeat(100)}`}`;

    expect(fitted(line, terminal(40))).toEqual([line]);
  });

  it("stays whole in a pipe, and keeps its colours where it fits", () => {
    const coloured = COLOURFUL.red(LINE);

    expect(fitted(shown`${"x ".repeat(500)}`, PIPE)).toHaveLength(1);
    expect(fitted(coloured, terminal(LINE.length))).toEqual([coloured]);
  });

  it("leaves nothing out on a terminal of one column", () => {
    expect(fitted(shown`abc`, terminal(1)).map((part) => part.trim())).toEqual(["a", "b", "c"]);
  });
});
