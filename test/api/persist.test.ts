import { describe, expect, it, vi } from "vitest";
import type { Judgement, No } from "../../src/api/judgement.js";
import { persist } from "../../src/api/persist.js";
import { patienceAt } from "../../src/core/patience.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { anAnswer } from "../support/fake-transport.js";

const NOON = new Date("2026-05-12T12:00:00Z");

const yes: Judgement<string> = {
  verdict: "yes",
  value: "done",
  answer: anAnswer(200),
  correlationId: "c-1",
};

const no = (status: number, tries = 3, headers: Readonly<Record<string, string>> = {}): No => ({
  verdict: "no",
  error: new KpDualError("failing", { status }),
  proof: "none",
  tries,
  answer: anAnswer(status, "", headers),
});

const unanswered: No = {
  verdict: "no",
  error: new KpDualError("not-reached"),
  proof: "none",
  tries: 3,
};

/** Persists through these judgements; the last is repeated. */
async function through(judgements: readonly Judgement<string>[], random = 0.5, pace = 1) {
  const left = [...judgements];
  const send = vi.fn(async () => (left.length > 1 ? left.shift() : left[0]) ?? unanswered);
  const slept: number[] = [];
  const waiting = {
    patience: patienceAt(pace),
    sleep: async (ms: number) => void slept.push(ms),
    random: () => random,
    clock: () => NOON,
  };
  const judgement = await persist(send, () => true, waiting);
  return { judgement, sent: send.mock.calls.length, slept };
}

describe("persist, how often", () => {
  it.each([
    { judgements: [yes], sent: 1, verdict: "yes" },
    { judgements: [no(503), yes], sent: 2, verdict: "yes" },
    { judgements: [no(503), no(503), yes], sent: 3, verdict: "yes" },
    { judgements: [no(503)], sent: 3, verdict: "no" },
    { judgements: [unanswered], sent: 3, verdict: "no" },
    { judgements: [no(200, 2)], sent: 2, verdict: "no" },
    { judgements: [no(409, 1)], sent: 1, verdict: "no" },
    { judgements: [no(503), no(409, 1), yes], sent: 2, verdict: "no" },
    { judgements: [no(503), no(503), no(200, 2)], sent: 3, verdict: "no" },
  ])("sends $sent times, and ends with $verdict", async ({ judgements, sent, verdict }) => {
    const result = await through(judgements);

    expect(result.sent).toBe(sent);
    expect(result.judgement.verdict).toBe(verdict);
    expect(result.slept).toHaveLength(sent - 1);
  });

  it("repeats nothing that may not be repeated", async () => {
    const send = vi.fn(async () => no(503));

    await persist(send, ({ proof }) => proof !== "none", {
      patience: patienceAt(1),
      sleep: async () => undefined,
      random: () => 0,
      clock: () => NOON,
    });

    expect(send).toHaveBeenCalledTimes(1);
  });
});

describe("persist, once somebody asked to stop", () => {
  /** Asked after so many sleeps. */
  async function stoppedAfter(sleeps: number, answer: No) {
    let slept = 0;
    const send = vi.fn(async () => answer);
    const judgement = await persist(send, () => true, {
      patience: patienceAt(1),
      sleep: async () => {
        slept += 1;
      },
      isStopped: () => slept >= sleeps,
      random: () => 0,
      clock: () => NOON,
    });
    return { judgement, slept, sent: send.mock.calls.length };
  }

  it.each([
    { sleeps: 1, sent: 1 },
    { sleeps: 2, sent: 2 },
    { sleeps: 3, sent: 3 },
  ])("sends nothing after wait $sleeps", async ({ sleeps, sent }) => {
    const result = await stoppedAfter(sleeps, no(503));

    expect(result).toMatchObject({ sent, slept: Math.min(sleeps, 2), judgement: no(503) });
  });

  it("still says when to come back", async () => {
    const { judgement } = await stoppedAfter(1, no(429, 3, { "retry-after": "30" }));

    expect(judgement).toMatchObject({
      error: { facts: { retryAt: new Date("2026-05-12T12:00:30Z") } },
    });
  });
});

/** The second try takes so long; sleeping takes as long as it says. */
async function clocked(answer: No, ms: number, slow = 1) {
  let [now, sent, slept] = [0, 0, 0];
  const send = async () => {
    if (sent === slow) now += ms;
    sent += 1;
    return answer;
  };
  await persist(send, () => true, {
    patience: patienceAt(1),
    sleep: async (wait) => {
      now += wait;
      slept += 1;
    },
    random: () => 0,
    clock: () => NOON,
    elapsed: () => now,
  });
  return { sent, slept };
}

describe("persist, how long in between", () => {
  it.each([
    { what: "a 503", judgements: [no(503)], random: 0.5, slept: [25, 50] },
    { what: "no answer", judgements: [unanswered], random: 0.5, slept: [25, 50] },
    { what: "a 503, with no luck", judgements: [no(503)], random: 0, slept: [0, 0] },
    { what: "a 429", judgements: [no(429)], random: 0.5, slept: [500, 1_000] },
  ])("backs off with full jitter after $what", async ({ judgements, random, slept }) => {
    expect((await through(judgements, random)).slept).toEqual(slept);
  });

  it.each([
    { value: "2", slept: 2_025 },
    { value: "0", slept: 25 },
    { value: "59", slept: 59_025 },
    { value: "60", slept: 60_025 },
    { value: "61", slept: 60_025 },
    { value: "1000000000", slept: 60_025 },
    { value: "Tue, 12 May 2026 12:00:03 GMT", slept: 3_025 },
    { value: "Tue, 12 May 2026 11:00:00 GMT", slept: 25 },
    { value: "-5", slept: 500 },
    { value: "soon", slept: 500 },
  ])("waits as a Retry-After of $value asks, up to a minute", async ({ value, slept }) => {
    const result = await through([no(429, 3, { "retry-after": value }), yes]);

    expect(result.slept).toEqual([slept]);
  });

  it("reads a date by the service's clock", async () => {
    const headers = {
      "retry-after": "Tue, 12 May 2026 09:00:03 GMT",
      date: "Tue, 12 May 2026 09:00:00 GMT",
    };

    expect((await through([no(503, 3, headers), yes])).slept).toEqual([3_025]);
  });

  it("is quicker in a rehearsal", async () => {
    const { slept } = await through([no(429, 3, { "retry-after": "60" })], 0.5, 0.01);

    expect(slept).toEqual([600.25, 600.25]);
  });
});

describe("persist, when it gives up", () => {
  it.each([
    { ms: 119_999, sent: 3, slept: 2 },
    { ms: 120_000, sent: 2, slept: 1 },
  ])("begins no other try once two minutes have gone: $ms ms", async ({ ms, sent, slept }) => {
    const result = await clocked(no(503), ms);

    expect(result).toEqual({ sent, slept });
  });

  it("does not count what a 429 asked it to wait", async () => {
    const busy = no(429, 3, { "retry-after": "60" });

    expect(await clocked(busy, 119_999, 0)).toEqual({ sent: 3, slept: 2 });
  });

  it("says when to come back, by the service's clock", async () => {
    const headers = { "retry-after": "90", date: "Tue, 12 May 2026 09:00:00 GMT" };

    const { judgement } = await through([no(429, 3, headers)]);

    expect(judgement).toMatchObject({
      error: { facts: { retryAt: new Date("2026-05-12T09:01:30Z") } },
    });
  });

  it("says no time where none was told", async () => {
    const { judgement } = await through([no(429)]);

    expect(judgement).not.toHaveProperty("error.facts.retryAt");
  });
});
