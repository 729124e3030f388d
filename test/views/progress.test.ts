import { describe, expect, it } from "vitest";
import { progressBar, progressLine, type Standing } from "../../src/views/progress.js";
import { widthOf } from "../../src/views/width.js";

const standing = (more: Partial<Standing> = {}): Standing => ({
  what: "looked at",
  done: 1_200,
  total: 10_000,
  ms: 5_000,
  note: null,
  ...more,
});

describe("progress in a line", () => {
  it.each([
    [{}, "looked at 1200 of 10000, 240/s, about 36s left"],
    [{ done: 0 }, "looked at 0 of 10000"],
    [{ done: 0, ms: 0 }, "looked at 0 of 10000"],
    [{ done: 1, ms: 0 }, "looked at 1 of 10000"],
    [{ done: 10_000 }, "looked at 10000 of 10000, 2000/s"],
    [{ done: 49, total: 60 }, "looked at 49 of 60, 9.8/s, about 1s left"],
    [{ done: 50, total: 60 }, "looked at 50 of 60, 10/s, about 1s left"],
    [{ done: 1, total: 7_201 }, "looked at 1 of 7201, 0.2/s, about 10h 0m left"],
    [
      { note: "throttled for 2 s" },
      "looked at 1200 of 10000, 240/s, about 36s left, throttled for 2 s",
    ],
  ])("%j is: %s", (more, line) => {
    expect(progressLine(standing(more))).toBe(line);
  });

  it("lets nothing through that can't be seen", () => {
    expect(progressLine(standing({ done: 0, note: "\u001b[2J" }))).toContain("<U+001B>");
  });
});

describe("progress behind a bar", () => {
  it.each([
    [0, 0],
    [499, 0],
    [500, 1],
    [9_999, 19],
    [10_000, 20],
  ])("%i of 10000 fills %i of 20", (done, filled) => {
    const [bar] = progressBar(standing({ done }), 100).split(" ");
    expect(bar).toBe("█".repeat(filled) + "░".repeat(20 - filled));
  });

  it("has none where there is one thing to do", () => {
    expect(progressBar(standing({ done: 0, total: 1 }), 100)).toBe("looked at 0 of 1");
  });

  it.each([20, 40, 60])("keeps to %i columns", (columns) => {
    expect(widthOf(progressBar(standing(), columns))).toBe(columns);
  });
});
