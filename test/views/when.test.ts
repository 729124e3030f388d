import { describe, expect, it, vi } from "vitest";
import { instant, left, when, whenAndLeft, whenInShort } from "../../src/views/when.js";

const MORNING = new Date("2026-05-19T07:12:00Z");
const UNREADABLE = new Date("soon");

describe("when", () => {
  it.each([
    ["Europe/Berlin", "2026-05-19T07:12:00Z", "Tue 19 May 2026 09:12 +02:00"],
    ["Europe/Berlin", "2026-01-01T23:30:00Z", "Fri 2 Jan 2026 00:30 +01:00"],
    ["Asia/Kolkata", "2026-05-19T07:12:00Z", "Tue 19 May 2026 12:42 +05:30"],
    ["America/St_Johns", "2026-01-19T07:12:00Z", "Mon 19 Jan 2026 03:42 -03:30"],
    ["Pacific/Kiritimati", "2026-12-31T12:00:00Z", "Fri 1 Jan 2027 02:00 +14:00"],
    ["UTC", "2026-05-19T07:12:59.999Z", "Tue 19 May 2026 07:12 +00:00"],
    ["Europe/Berlin", "2026-03-29T00:59:59Z", "Sun 29 Mar 2026 01:59 +01:00"],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", "Sun 29 Mar 2026 03:00 +02:00"],
    ["Europe/Berlin", "2026-10-25T00:30:00Z", "Sun 25 Oct 2026 02:30 +02:00"],
    ["Europe/Berlin", "2026-10-25T01:30:00Z", "Sun 25 Oct 2026 02:30 +01:00"],
  ])("tells the zone %s at %s as %s", (zone, at, told) => {
    vi.stubEnv("TZ", zone);
    expect(when(new Date(at))).toBe(told);
  });

  it("says so where a date can't be read", () => {
    expect(when(UNREADABLE)).toBe("an unreadable date");
    expect(whenAndLeft(UNREADABLE, MORNING)).toBe("an unreadable date");
    expect(whenInShort(UNREADABLE, MORNING)).toBe("?");
  });
});

describe("left", () => {
  it.each([
    [-1, "now"],
    [0, "now"],
    [1, "now"],
    [4 * 3_600_000 - 1, "in 3h 59m"],
    [-10_920_000, "3h 2m ago"],
  ])("tells %d ms from now as %s", (ms, told) => {
    expect(left(new Date(MORNING.getTime() + ms), MORNING)).toBe(told);
  });

  it("is told behind the moment", () => {
    vi.stubEnv("TZ", "Europe/Berlin");
    const now = new Date("2026-05-12T07:20:00Z");
    expect(whenAndLeft(MORNING, now)).toBe("Tue 19 May 2026 09:12 +02:00, in 6d 23h");
  });
});

describe("whenInShort", () => {
  const HALF_A_YEAR = 182 * 86_400_000;

  it.each([
    [0, "19 May 07:12"],
    [HALF_A_YEAR, "19 May 07:12"],
    [HALF_A_YEAR + 1, "19 May 2026"],
    [-HALF_A_YEAR, "19 May 07:12"],
    [-HALF_A_YEAR - 1, "19 May 2026"],
  ])("tells the year instead of the time more than half a year away (%d ms)", (ms, told) => {
    vi.stubEnv("TZ", "UTC");
    expect(whenInShort(MORNING, new Date(MORNING.getTime() + ms))).toBe(told);
  });
});

describe("instant", () => {
  it.each([
    [new Date("2026-06-17T08:03:11Z"), "2026-06-17T08:03:11Z"],
    [new Date("2026-06-17T08:03:11.999Z"), "2026-06-17T08:03:11Z"],
    [new Date("2026-06-17T10:03:11+02:00"), "2026-06-17T08:03:11Z"],
    [new Date("9999-12-31T23:59:59Z"), "9999-12-31T23:59:59Z"],
    [new Date("+010000-01-01T00:00:00Z"), null],
    [new Date("-000001-01-01T00:00:00Z"), null],
    [UNREADABLE, null],
    [null, null],
  ])("tells %s as %s", (date, told) => {
    expect(instant(date)).toBe(told);
  });
});
