import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fields } from "../../src/views/fields.js";
import { shown, visible } from "../../src/views/gate.js";
import { widthOf } from "../../src/views/width.js";
import { anyCodePoints } from "../support/any-code-points.js";
import { PIPE, terminal } from "./models.js";

describe("fields", () => {
  it("stand below each other, their values in line", () => {
    const facts = [["name", shown`a`] as const, ["key ring", shown`b`] as const];
    expect(fields(facts, PIPE)).toEqual(["  name      a", "  key ring  b"]);
  });

  it("go on under themselves where they don't fit a terminal, and are whole in a pipe", () => {
    const facts = [["name", shown`${"0123456789".repeat(5)}`] as const];

    expect(fields(facts, terminal(38))).toEqual([
      `  name  ${"0123456789".repeat(3)}`,
      `        ${"0123456789".repeat(2)}`,
    ]);
    expect(fields(facts, PIPE)).toHaveLength(1);
  });

  it("leave no line of a terminal to a value, however it is made", () => {
    fc.assert(
      fc.property(anyCodePoints(300), fc.integer({ min: 40, max: 120 }), (name, columns) => {
        const lines = fields([["name", visible(name)]], terminal(columns));

        expect(lines[0]).toMatch(/^ {2}name {2}/);
        for (const line of lines.slice(1)) expect(line).toMatch(/^ {8}/);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it("are nothing where there is none", () => {
    expect(fields([], PIPE)).toEqual([]);
  });
});
