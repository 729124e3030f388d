import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Instant } from "../../src/api/instant.js";

describe("Instant", () => {
  it.each([
    ["2026-05-12T07:12:00Z", "2026-05-12T07:12:00.000Z"],
    ["2026-05-12t07:12:00z", "2026-05-12T07:12:00.000Z"],
    ["2026-05-12T07:12:00.123Z", "2026-05-12T07:12:00.123Z"],
    ["2026-05-12T07:12:00.123456789Z", "2026-05-12T07:12:00.123Z"],
    ["2026-05-12T07:12:00+02:00", "2026-05-12T05:12:00.000Z"],
    ["2010-01-12T05:23:19+0000", "2010-01-12T05:23:19.000Z"],
    ["2010-01-12T05:23:19-0330", "2010-01-12T08:53:19.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
  ])("reads %s", (wire, at) => {
    expect(Instant.parse(wire)).toEqual(new Date(at));
  });

  it.each([
    undefined,
    null,
    "",
    "soon",
    0,
    1_747_000_000,
    {},
    "2026-05-12",
    "2026-05-12T07:12:00",
    "2026-13-01T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-02-30T00:00:00+0000",
    "2026-05-12T25:00:00Z",
    "12.05.2026 07:12:00:000 UTC",
    " 2026-05-12T07:12:00Z",
    "2026-05-12T07:12:00Z\n",
  ])("takes %j for no date", (wire) => {
    expect(Instant.parse(wire)).toBeNull();
  });

  it("is a date or null, whatever comes", () => {
    fc.assert(
      fc.property(fc.anything(), (wire) => {
        const at = Instant.parse(wire);

        expect(at === null || !Number.isNaN(at.getTime())).toBe(true);
      }),
    );
  });

  it("reads every moment that a date can write", () => {
    const dates = fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true });

    fc.assert(
      fc.property(dates, (at) => {
        expect(Instant.parse(at.toISOString())).toEqual(at);
      }),
    );
  });
});
