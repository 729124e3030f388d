import { describe, expect, it } from "vitest";
import { timeLeft } from "../../src/core/time-left.js";
import { NOW } from "../views/models.js";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("timeLeft", () => {
  it.each([
    { ms: 0, told: "0s" },
    { ms: 999, told: "0s" },
    { ms: SECOND, told: "1s" },
    { ms: MINUTE - 1, told: "59s" },
    { ms: MINUTE, told: "1m 0s" },
    { ms: HOUR - 1, told: "59m 59s" },
    { ms: HOUR, told: "1h 0m" },
    { ms: 4 * HOUR - 1, told: "3h 59m" },
    { ms: DAY - 1, told: "23h 59m" },
    { ms: DAY, told: "1d 0h" },
    { ms: 7 * DAY - 1, told: "6d 23h" },
    { ms: 7 * DAY, told: "7d 0h" },
    { ms: 90 * DAY, told: "90d 0h" },
  ])("tells $ms ms as $told, in either order", ({ ms, told }) => {
    const then = new Date(NOW.getTime() + ms);

    expect(timeLeft(NOW, then)).toBe(told);
    expect(timeLeft(then, NOW)).toBe(told);
  });
});
