import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api/api.js";
import type { Operation } from "../../src/api/operation.js";
import { crewOf, type Job } from "../../src/change/crew.js";
import type { ExitCode } from "../../src/errors/exit-codes.js";

const nothing = () => undefined;

/** A crew whose clock, signals and throttling a test moves by hand. */
function aCrew() {
  const listeners = new Set<(ms: number) => void>();
  let abandon: () => void = nothing;
  const abandoned = new Promise<void>((resolve) => {
    abandon = resolve;
  });
  const state = {
    now: 0,
    code: null as ExitCode | null,
    begun: 0,
    steps: 0,
    notes: [] as (string | null)[],
  };
  const crew = crewOf({
    stop: { code: () => state.code, asked: new Promise(nothing), abandoned },
    throttled: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    elapsed: () => state.now,
    progress: {
      phase: nothing,
      begin: () => {
        state.begun += 1;
      },
      step: () => {
        state.steps += 1;
      },
      note: (text) => state.notes.push(text),
      end: nothing,
    },
  });
  const throttle = (ms: number) => {
    for (const listener of listeners) listener(ms);
  };
  return { crew, state, throttle, listeners, abandon: () => abandon() };
}

/** Takes down how many are at work at the same time, and lets a test step in at each item. */
function aJob(onItem: (item: number) => void = nothing, work = async (item: number) => `${item}`) {
  let busy = 0;
  const seen = { busiest: 0, begun: [] as number[], busy: [] as number[] };
  const job: Job<number, string> = {
    work: async (item) => {
      busy += 1;
      seen.begun.push(item);
      seen.busy.push(busy);
      seen.busiest = Math.max(seen.busiest, busy);
      onItem(item);
      await turn();
      const done = await work(item);
      busy -= 1;
      return done;
    },
    skip: (item, why) => `${item} ${why}`,
    abandon: (item) => `${item} abandoned`,
    isDown: (done) => done === "down",
    lockedOut: async (_, done) => (done === "refused" ? "locked out" : null),
  };
  return { job, seen };
}

const items = (count: number) => Array.from({ length: count }, (_, at) => at);

describe("a crew", () => {
  it("works on eight at once, and gives back the results in the order of the items", async () => {
    const { crew, state } = aCrew();
    const { job, seen } = aJob();

    expect(await crew.each(items(40), job)).toEqual(items(40).map(String));
    expect(seen.busiest).toBe(8);
    expect(state.steps).toBe(40);
  });

  it("halves after a 429, once for each wait, and grows back to eight", async () => {
    const { crew, state, throttle } = aCrew();
    const events: Readonly<Record<number, () => void>> = {
      10: () => throttle(1_000),
      11: () => throttle(1_000),
      12: () => {
        state.now = 1_000;
      },
      13: () => throttle(1_000),
    };
    const { job, seen } = aJob((item) => events[item]?.());

    await crew.each(items(400), job);

    expect(Math.max(...seen.busy.slice(21, 27))).toBe(2);
    expect(Math.max(...seen.busy.slice(-20))).toBe(8);
    expect(state.notes).toContain("throttled for 1 s, 4 at once");
    expect(state.notes).toContain("throttled for 1 s, 2 at once");
    expect(state.notes.at(-1)).toBeNull();
  });

  it("lets one more go at once after each twenty without a 429, up to eight, and says nothing at eight", async () => {
    const { crew, state, throttle } = aCrew();
    const grownAt: number[] = [];
    const { job } = aJob((item) => {
      if (item === 0) throttle(1_500);
    });
    const noted = () => state.notes.filter((note) => note === null).length;
    const watched: Job<number, string> = {
      ...job,
      work: async (item) => {
        while (grownAt.length < noted()) grownAt.push(state.steps);
        return job.work(item);
      },
    };

    await crew.each(items(200), watched);

    expect(state.notes).toEqual(["throttled for 2 s, 4 at once", null, null, null, null]);
    expect(grownAt).toEqual([20, 40, 60, 80]);
    expect(state.begun).toBe(200);
  });

  it("says nothing where no 429 ever came", async () => {
    const { crew, state } = aCrew();

    await crew.each(items(60), aJob().job);

    expect(state.notes).toEqual([]);
  });

  it("halves again from the very moment on at which the wait is over", async () => {
    const { crew, state, throttle } = aCrew();
    throttle(1_000);
    state.now = 999;
    throttle(1_000);
    state.now = 1_000;
    throttle(1_000);

    expect(state.notes).toEqual(["throttled for 1 s, 4 at once", "throttled for 1 s, 2 at once"]);
    crew.end();
  });

  it("makes no more requests in turn than go at once, and hands on what they bring", async () => {
    const { crew, throttle, state } = aCrew();
    for (const at of [1, 2, 3]) {
      state.now = at * 10;
      throttle(1);
    }
    let [busy, busiest] = [0, 0];
    const request = async (...asked: readonly unknown[]) => {
      busy += 1;
      busiest = Math.max(busiest, busy);
      await turn();
      busy -= 1;
      return asked;
    };
    const api = crew.inTurn({ read: request, attempt: request } as unknown as Api);
    const operation = { name: "any" } as Operation<string, undefined>;

    const told = await Promise.all([
      api.read(operation, "a", { optional: true }),
      api.attempt(operation, "b", "c-1"),
      api.read(operation, "c"),
    ]);

    expect(told).toEqual([
      [operation, "a", { optional: true }],
      [operation, "b", "c-1"],
      [operation, "c"],
    ]);
    expect(busiest).toBe(1);
  });

  it("never goes below one at once", async () => {
    const { crew, state, throttle } = aCrew();
    const { job, seen } = aJob((item) => {
      state.now = item * 10;
      if (item < 8) throttle(1);
    });

    await crew.each(items(30), job);

    expect(seen.begun).toHaveLength(30);
    expect(seen.busy.slice(12)).toContain(1);
  });

  it("begins nothing more once somebody asks to stop, and finishes what is begun", async () => {
    const { crew, state } = aCrew();
    const { job, seen } = aJob((item) => {
      if (item === 11) state.code = 130;
    });

    const done = await crew.each(items(20), job);

    expect(seen.begun).toHaveLength(12);
    expect(done.slice(0, 12)).toEqual(items(12).map(String));
    expect(done.slice(12)).toEqual(
      items(20)
        .slice(12)
        .map((item) => `${item} stopped`),
    );
  });

  it("waits for nothing more once what is in flight is given up", async () => {
    const { crew, abandon } = aCrew();
    const { job } = aJob(nothing, (item) =>
      item === 0 ? new Promise(nothing) : Promise.resolve("x"),
    );

    const done = crew.each([0, 1], job);
    await turn();
    await turn();
    abandon();

    expect(await done).toEqual(["0 abandoned", "x"]);
  });

  it.each([
    { down: 4, begun: 20 },
    { down: 5, begun: 5 },
  ])("after $down in a row that found the service down begins $begun of 20", async (row) => {
    const { crew, throttle, state } = aCrew();
    for (const at of [1, 2, 3]) {
      state.now = at * 10;
      throttle(1);
    }
    const { job, seen } = aJob(nothing, async (item) => (item < row.down ? "down" : "up"));

    const done = await crew.each(items(20), job);

    expect(seen.begun).toHaveLength(row.begun);
    expect(done.filter((each) => each.endsWith("service-down"))).toHaveLength(20 - row.begun);
  });

  it("begins nothing more once nobody is let in, and finishes what is begun", async () => {
    const { crew } = aCrew();
    const { job, seen } = aJob(nothing, async (item) => (item === 3 ? "refused" : `${item}`));

    expect(crew.ended()).toBeNull();
    const done = await crew.each(items(40), job);

    expect(crew.ended()).toBe("locked-out");
    const [last = 0] = seen.begun.slice(-1);
    expect(last).toBeLessThan(16);
    expect(done.slice(0, 4)).toEqual(["0", "1", "2", "locked out"]);
    expect(done.slice(4, last + 1)).toEqual(seen.begun.slice(4).map(String));
    expect(done.slice(last + 1)).toEqual(
      items(40)
        .slice(last + 1)
        .map((item) => `${item} locked-out`),
    );
  });

  it("forgets the failures before one that worked", async () => {
    const { crew } = aCrew();
    const { job, seen } = aJob(nothing, async (item) => (item % 5 === 4 ? "up" : "down"));

    await crew.each(items(40), job);

    expect(seen.begun).toHaveLength(40);
  });

  it("listens to the service no longer than it works", () => {
    const { crew, listeners } = aCrew();

    crew.end();

    expect(listeners.size).toBe(0);
  });
});
