import { describe, expect, it } from "vitest";
import { spanOf } from "../../src/cli/span.js";

describe("spanOf", () => {
  it.each([
    ["1m", 60_000],
    ["90m", 5_400_000],
    ["48h", 172_800_000],
    ["7d", 604_800_000],
  ])("reads %s", (text, ms) => {
    expect(spanOf(text)).toBe(ms);
  });

  it.each(["", "48", "0h", "-1h", "1.5h", "48 h", "1w", "soon", "123456d"])(
    "refuses %j",
    (text) => {
      expect(() => spanOf(text)).toThrow(expect.objectContaining({ code: "usage" }));
    },
  );
});
