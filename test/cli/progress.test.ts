import { beforeEach, describe, expect, it } from "vitest";
import { progressOn } from "../../src/cli/progress.js";
import { progressLines } from "../../src/cli/progress-lines.js";
import { progressLine } from "../../src/views/progress.js";

/** A clock that only the test moves, and what ticks by it. */
function aClock() {
  let now = 0;
  let tick: { at: number; every: number; work: () => void } | null = null;
  return {
    elapsed: () => now,
    ticking: (after: number, every: number, work: () => void) => {
      const mine = { at: now + after, every, work };
      tick = mine;
      return () => {
        if (tick === mine) tick = null;
      };
    },
    pass: (ms: number) => {
      const until = now + ms;
      while (tick && tick.at <= until) {
        now = tick.at;
        tick.at += tick.every;
        tick.work();
      }
      now = until;
    },
  };
}

let clock: ReturnType<typeof aClock>;
let shown: string[];

beforeEach(() => {
  clock = aClock();
  shown = [];
});

const gauge = () => ({
  after: 500,
  every: 100,
  show: (standing: Parameters<typeof progressLine>[0]) => void shown.push(progressLine(standing)),
  clear: () => void shown.push("-"),
});

describe("progress", () => {
  it("knows how many are in work, in this phase", () => {
    const progress = progressOn({ ...clock, gauge: gauge() });
    expect(progress.inWork()).toBe(0);
    progress.phase("deleted", 4);
    for (let begun = 0; begun < 3; begun += 1) progress.begin();
    expect(progress.inWork()).toBe(3);
    progress.step();
    expect(progress.inWork()).toBe(2);

    progress.phase("settled", 2);
    expect(progress.inWork()).toBe(0);
    progress.begin();
    expect(progress.inWork()).toBe(1);
    progress.end();
    expect(progress.inWork()).toBe(0);
  });

  it("is shown from half a second on, and then ten times a second", () => {
    const progress = progressOn({ ...clock, gauge: gauge() });
    progress.phase("deleted", 4);
    progress.step();

    clock.pass(499);
    expect(shown).toEqual([]);
    clock.pass(1);
    expect(shown).toEqual(["deleted 1 of 4, 2.0/s, about 1s left"]);
    progress.step();
    clock.pass(99);
    expect(shown).toHaveLength(1);
    clock.pass(1);
    expect(shown.at(-1)).toBe("deleted 2 of 4, 3.3/s, about 1s left");
  });

  it("goes on from phase to phase, each with its own count and time", () => {
    const progress = progressOn({ ...clock, gauge: gauge() });
    progress.phase("looked at", 2);
    clock.pass(400);
    progress.phase("deleted", 2);
    progress.step();

    clock.pass(100);

    expect(shown).toEqual(["deleted 1 of 2, 10/s, about 1s left"]);
  });

  it("says what holds it up, until nothing does or another phase begins", () => {
    const progress = progressOn({ ...clock, gauge: gauge() });
    progress.phase("deleted", 2);
    progress.note("throttled for 2 s, 4 at once");
    clock.pass(500);
    progress.note(null);
    clock.pass(100);
    progress.note("throttled for 1 s, 2 at once");
    progress.phase("settled", 1);
    clock.pass(100);

    expect(shown).toEqual([
      "deleted 0 of 2, throttled for 2 s, 4 at once",
      "deleted 0 of 2",
      "settled 0 of 1",
    ]);
  });

  it("ends, is taken away, and can begin again", () => {
    const progress = progressOn({ ...clock, gauge: gauge() });
    progress.phase("looked at", 2);
    clock.pass(500);
    progress.end();
    progress.step();
    progress.note("nobody sees this");
    clock.pass(10_000);
    expect(shown).toEqual(["looked at 0 of 2", "-"]);

    progress.phase("deleted", 2);
    clock.pass(499);
    expect(shown).toHaveLength(2);
    clock.pass(1);
    expect(shown.at(-1)).toBe("deleted 0 of 2");
  });
});

describe("progress in lines", () => {
  it("is one line every five seconds", () => {
    const progress = progressOn({ ...clock, gauge: progressLines((line) => shown.push(line)) });
    progress.phase("looked at", 10_000);
    for (let done = 0; done < 1_200; done += 1) progress.step();

    clock.pass(4_999);
    expect(shown).toEqual([]);
    clock.pass(1);
    expect(shown).toEqual(["looked at 1200 of 10000, 240/s, about 36s left"]);
    clock.pass(5_000);
    expect(shown.at(-1)).toBe("looked at 1200 of 10000, 120/s, about 1m 13s left");
  });

  it("does not say again what has not moved, unless it ended meanwhile", () => {
    const progress = progressOn({ ...clock, gauge: progressLines((line) => shown.push(line)) });
    const wait = "waiting until 2026-05-12T11:12:00Z by the service's clock";
    progress.phase("purged", 1);
    progress.note(wait);
    clock.pass(60_000);
    expect(shown).toEqual([`purged 0 of 1, ${wait}`]);

    progress.end();
    progress.phase("purged", 1);
    progress.note(wait);
    clock.pass(5_000);
    expect(shown).toHaveLength(2);
  });
});
