import { describe, expect, it } from "vitest";
import { lane, placeOn, scale } from "../../../src/views/html/axis.js";
import { hours, NOW } from "../models.js";

const axis = { now: NOW, days: 10, step: 5 };
const DAY = 24;

describe("a time axis", () => {
  it.each([
    [-10, 0],
    [-5, 25],
    [0, 50],
    [10, 100],
    [-11, 0],
    [11, 100],
  ])("has the moment %d days from now at %d %% of its width", (days, place) => {
    expect(placeOn(axis, hours(days * DAY))).toBe(place);
  });

  it("counts days from now", () => {
    const labels = Array.from(scale(axis).markup.matchAll(/>([^<>]+)</g), ([, label]) => label);

    expect(labels).toEqual(["−10", "−5", "now", "+5", "+10"]);
  });

  it.each([
    [10 * DAY, 0, '<line class="end"'],
    [10 * DAY, 1, "▸"],
    [-10 * DAY, 0, '<line class="end"'],
    [-10 * DAY, -1, "◂"],
  ])("marks an end %d hours and %d ms from now: %s", (from, ms, mark) => {
    expect(lane(axis, "words", [], [hours(from, ms)]).markup).toContain(mark);
  });

  it("draws stretches as far as they are on it", () => {
    const stretch = { look: "filled", from: hours(-20 * DAY), to: hours(0) } as const;

    expect(lane(axis, "words", [stretch], []).markup).toContain('x="0%" y="7" width="50%"');
    expect(lane(axis, "words", [{ ...stretch, to: hours(-15 * DAY) }], []).markup).not.toContain(
      "<rect",
    );
  });

  it("says in words what it shows, and always marks now", () => {
    const { markup } = lane(axis, 'a "quoted" <name>', [], [null]);

    expect(markup).toContain('role="img"');
    expect(markup).toContain('aria-label="a &quot;quoted&quot; &lt;name&gt;"');
    expect(markup).toContain('<line class="now" x1="50%"');
  });
});
