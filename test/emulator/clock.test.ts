import { describe, expect, it } from "vitest";
import { EmulatedClock } from "../../src/emulator/clock.js";

const NOON = new Date("2026-05-12T12:00:00.000Z");

describe("EmulatedClock", () => {
  it("runs as the time does", () => {
    let elapsed = 500.9;
    const clock = new EmulatedClock(NOON, () => elapsed);
    expect(clock.now()).toEqual(NOON);

    elapsed = 1500.1;

    expect(clock.now()).toEqual(new Date("2026-05-12T12:00:01.000Z"));
  });

  it("is moved on, and set, exactly", () => {
    const clock = new EmulatedClock(NOON, () => 123.456);

    clock.advance(3_600_000);
    expect(clock.now()).toEqual(new Date("2026-05-12T13:00:00.000Z"));

    clock.set(new Date("2030-01-01T00:00:00.000Z"));
    expect(clock.now()).toEqual(new Date("2030-01-01T00:00:00.000Z"));
  });

  it("runs by itself where nobody gives it a time", async () => {
    const clock = new EmulatedClock(NOON);

    await new Promise((done) => setTimeout(done, 20));

    expect(clock.now().getTime()).toBeGreaterThan(NOON.getTime());
  });
});
