import { describe, expect, it } from "vitest";
import { retryAfter } from "../../src/api/retry-after.js";

const NOON = new Date("2026-05-12T12:00:00Z");

describe("retryAfter", () => {
  it.each([
    ["0", 0],
    ["2", 2_000],
    [" 2 ", 2_000],
    ["1000000000", 1_000_000_000_000],
    ["Tue, 12 May 2026 12:00:00 GMT", 0],
    ["Tue, 12 May 2026 12:00:01 GMT", 1_000],
    ["Tue, 12 May 2026 11:59:59 GMT", 0],
    ["Tue, 12 May 1970 00:00:00 GMT", 0],
  ])("reads %j", (value, ms) => {
    expect(retryAfter(value, NOON)).toBe(ms);
  });

  it.each([
    undefined,
    "",
    "-1",
    "-5",
    "1.5",
    "1e3",
    "soon",
    "12345678901",
    "2, 3",
    "2026-05-12T12:00:01Z",
    "x Tue, 12 May 2026 12:00:01 GMT",
    "Tue, 12 May 2026 12:00:01 GMT (x)",
    "Tue, 12 May 2026 12:00:01 GMT+0100",
    "x 2",
    "2 x",
    "Tue, 99 May 2026 12:00:01 GMT",
  ])("can't read %j", (value) => {
    expect(retryAfter(value, NOON)).toBeUndefined();
  });
});
