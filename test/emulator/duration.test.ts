import { describe, expect, it } from "vitest";
import { parseDuration } from "../../src/emulator/duration.js";

describe("parseDuration", () => {
  it.each([
    ["7d", 604_800_000],
    ["4h", 14_400_000],
    ["5m", 300_000],
    ["30s", 30_000],
    ["0s", 0],
    ["6d23h59m59s", 604_799_000],
    ["1d1s", 86_401_000],
  ])("reads %s", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(["", "7", "d", "7 d", "-7d", "1.5h", "1s1d", "7D", "7d ", "1000000d", "50ms"])(
    "refuses %j",
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );
});
