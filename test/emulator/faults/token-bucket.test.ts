import { describe, expect, it } from "vitest";
import { TokenBucket } from "../../../src/emulator/faults/token-bucket.js";

function bucket(perSecond: number, burst: number) {
  const clock = { ms: 5_000 };
  const tokens = new TokenBucket({ perSecond, burst }, () => clock.ms);
  const taken = (tries: number) =>
    Array.from({ length: tries }, () => tokens.take()).filter(Boolean).length;
  return { clock, tokens, taken };
}

describe("TokenBucket", () => {
  it("begins full and lets no more than the burst through at once", () => {
    expect(bucket(200, 20).taken(50)).toBe(20);
  });

  it.each([
    [4, false],
    [5, true],
    [6, true],
  ])("has a token again after its part of a second: %i ms, %s", (ms, has) => {
    const { clock, tokens, taken } = bucket(200, 20);
    taken(20);

    clock.ms += ms;

    expect(tokens.take()).toBe(has);
  });

  it("adds up what is less than a token", () => {
    const { clock, tokens, taken } = bucket(200, 1);
    taken(1);
    for (const has of [false, false, false, false, true]) {
      clock.ms += 1;
      expect(tokens.take()).toBe(has);
    }
  });

  it("is never fuller than the burst", () => {
    const { clock, taken } = bucket(200, 20);
    taken(20);
    clock.ms += 3_600_000;
    expect(taken(50)).toBe(20);
  });

  it("keeps to the rate in the long run", () => {
    const { clock, taken } = bucket(200, 20);
    let through = 0;
    for (let ms = 0; ms < 10_000; ms++) {
      through += taken(1);
      clock.ms += 1;
    }
    expect(through).toBeGreaterThanOrEqual(2_018);
    expect(through).toBeLessThanOrEqual(2_020);
  });
});
