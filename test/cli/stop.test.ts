import { beforeEach, describe, expect, it } from "vitest";
import type { StopSignal } from "../../src/cli/signals.js";
import { stopping } from "../../src/cli/stop.js";
import { patienceAt } from "../../src/core/patience.js";

/** A process that signals are sent to, and a clock that only the test moves. */
function aProcess(pace = 1, inWork = 3) {
  const listeners = new Set<(signal: StopSignal) => void>();
  const alarms: { at: number; work: () => void }[] = [];
  const notices: string[] = [];
  let now = 0;
  const stop = stopping({
    onSignal: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    later: (ms, work) => void alarms.push({ at: now + ms, work }),
    notice: (line) => void notices.push(line),
    patience: patienceAt(pace),
    inWork: () => inWork,
  });
  let asked = false;
  let abandoned = false;
  void stop.asked.then(() => {
    asked = true;
  });
  void stop.abandoned.then(() => {
    abandoned = true;
  });
  return {
    stop,
    notices,
    send: (signal: StopSignal) => {
      for (const each of [...listeners]) each(signal);
    },
    pass: (ms: number) => {
      now += ms;
      for (const { at, work } of alarms) if (at <= now) work();
    },
    isHeeded: () => listeners.size > 0,
    /** What is kept by now. */
    kept: async () => {
      await new Promise(setImmediate);
      return { asked, abandoned };
    },
  };
}

let process: ReturnType<typeof aProcess>;

beforeEach(() => {
  process = aProcess();
});

describe("signals", () => {
  it("do what they usually do, until they are heeded and after that", () => {
    expect(process.isHeeded()).toBe(false);
    process.stop.heed();
    process.stop.heed();
    expect(process.isHeeded()).toBe(true);

    process.stop.ignore();

    expect(process.isHeeded()).toBe(false);
    expect(process.stop.code()).toBeNull();
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s asks to stop: %i, and says so once", async (signal, code) => {
    process.stop.heed();
    expect(await process.kept()).toEqual({ asked: false, abandoned: false });

    process.send(signal);

    expect(process.stop.code()).toBe(code);
    expect(process.stop.signal.aborted).toBe(true);
    expect(await process.kept()).toEqual({ asked: true, abandoned: false });
    expect(process.notices).toEqual([
      "stopping: 3 keys are being worked on, and what was sent for them is finished; nothing more is begun; once more gives them up",
    ]);
  });

  it("that came once are heeded to the end", () => {
    process.stop.heed();
    process.send("SIGTERM");

    process.stop.ignore();

    expect(process.isHeeded()).toBe(true);
  });

  it("give up what is begun when they come twice, with the code of the first; a third does as usual", async () => {
    process.stop.heed();
    process.send("SIGTERM");

    process.send("SIGINT");

    expect(process.stop.code()).toBe(143);
    expect(await process.kept()).toEqual({ asked: true, abandoned: true });
    expect(process.isHeeded()).toBe(false);
    process.stop.heed();
    expect(process.isHeeded()).toBe(false);
  });

  it.each([
    ["SIGINT", 30_000, 1],
    ["SIGTERM", 8_000, 1],
    ["SIGHUP", 8_000, 1],
    ["SIGTERM", 80, 0.01],
  ] as const)(
    "%s gives up what is begun after %i ms, at a pace of %d",
    async (signal, ms, pace) => {
      const paced = aProcess(pace);
      paced.stop.heed();
      paced.send(signal);

      paced.pass(ms - 1);
      expect(await paced.kept()).toEqual({ asked: true, abandoned: false });

      paced.pass(1);
      expect(await paced.kept()).toEqual({ asked: true, abandoned: true });
    },
  );
});
