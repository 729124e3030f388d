import { describe, expect, it } from "vitest";
import { patienceAt } from "../../src/core/patience.js";

describe("patience", () => {
  it("has the documented limits in earnest", () => {
    expect(patienceAt(1)).toEqual({
      connect: 10_000,
      attempt: 30_000,
      request: 120_000,
      backoff: 50,
      retryAfter: 60_000,
      throttled: 1_000,
      stale: 5_000,
      horizon: 60_000,
      lock: 10_000,
      watch: 30_000,
      stopAsked: 30_000,
      stopTold: 8_000,
      tokenCommand: 30_000,
      looks: [1_000, 2_000, 7_000],
    });
  });

  it("looks one, three and ten seconds after an answer was lost", () => {
    let at = 0;
    const moments = patienceAt(1).looks.map((wait) => {
      at += wait;
      return at;
    });

    expect(moments).toEqual([1_000, 3_000, 10_000]);
  });

  it("scales every wait and limit in rehearsals", () => {
    const { looks, ...others } = patienceAt(1);
    const { looks: fastLooks, ...fast } = patienceAt(0.01);

    expect(fastLooks).toEqual(looks.map((ms) => ms * 0.01));
    expect(Object.values(fast)).toEqual(Object.values(others).map((ms) => ms * 0.01));
  });

  it("gives a request as long as --timeout says, and looks as often as it is told", () => {
    expect(patienceAt(0.5, 60_000, 1_000)).toMatchObject({ attempt: 30_000, watch: 500 });
  });
});
