import { describe, expect, it, vi } from "vitest";
import { naps, restUntil } from "../../src/cli/naps.js";

const keptBy = () => process.getActiveResourcesInfo().filter((each) => each === "Timeout").length;

describe("a sleep", () => {
  it("lasts as long as it is asked to", async () => {
    vi.useFakeTimers();
    try {
      const awake = vi.fn();
      void naps().sleep(1_000).then(awake);

      await vi.advanceTimersByTimeAsync(999);
      expect(awake).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(awake).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });

  it("keeps the process, until it is released; later ones do not", () => {
    const { sleep, release } = naps();
    const before = keptBy();
    void sleep(50);
    expect(keptBy()).toBe(before + 1);

    release();
    void sleep(50);

    expect(keptBy()).toBe(before);
  });
});

describe("a rest", () => {
  it("ends when it is over", async () => {
    await restUntil(new AbortController().signal)(1);
  });

  it("ends as soon as the signal comes, and does not begin after it", async () => {
    const stop = new AbortController();
    const rest = restUntil(stop.signal);
    const before = keptBy();
    const resting = Promise.all(Array.from({ length: 50 }, () => rest(60_000)));
    expect(keptBy()).toBe(before + 50);

    stop.abort();

    await resting;
    await rest(60_000);
    expect(keptBy()).toBe(before);
  });

  it("of many at once is no leak that Node warns of", async () => {
    const warned = vi.fn();
    process.on("warning", warned);
    const stop = new AbortController();
    const rest = restUntil(stop.signal);
    const resting = Array.from({ length: 50 }, () => rest(60_000));
    stop.abort();
    await Promise.all(resting);
    await new Promise(setImmediate);
    process.off("warning", warned);

    expect(warned).not.toHaveBeenCalled();
  });
});
