import { describe, expect, it } from "vitest";
import { timeLimit } from "../../src/cli/duration.js";

describe("timeLimit", () => {
  it.each([
    ["1ms", 1],
    ["500ms", 500],
    ["30s", 30_000],
    ["2m", 120_000],
    ["1h", 3_600_000],
    ["60m", 3_600_000],
    ["3600000ms", 3_600_000],
  ])("reads %s", (text, ms) => {
    expect(timeLimit(text)).toBe(ms);
  });

  it.each([
    ...["", "0s", "0ms", "30", "s", "-1s", "1.5s", "30 s", " 30s", "30S", "1d"],
    ...["3600001ms", "61m", "2h", "99999999s", "1m30s", "1e3s", "٣s"],
  ])("does not read %j", (text) => {
    expect(() => timeLimit(text)).toThrow(expect.objectContaining({ code: "bad-timeout" }));
  });
});
