import { describe, expect, it, vi } from "vitest";
import type { RunningEmulator } from "../../../src/emulator/emulator.js";
import { started, tokenOf } from "../asking.js";
import { aSeed, INSTANCE, ORDERS, START } from "../seeds.js";
import { type Received, rawly } from "./rawly.js";

const KEY = `/api/v2/keys/${ORDERS}`;
const approved = { setForDeletion: { by: "ann", at: START } };

/** An emulator in which ann has approved that the key is deleted, and bob, with a connection for each request. */
async function stage(more: object = {}) {
  const emulator = await started(aSeed(approved, more));
  const headers = {
    authorization: `Bearer ${await tokenOf(emulator.url, "bob")}`,
    "bluemix-instance": INSTANCE,
  };
  const bob = (request: string, patience?: number) =>
    rawly(emulator.url, request, { headers, ...(patience ? { patience } : {}) });
  return { emulator, headers, bob };
}

const last = ({ requests }: RunningEmulator) => requests().at(-1);
const bodyOf = ({ text }: Received) => text.split("\r\n\r\n")[1];

/** Long enough for a drip or two; nothing shows sooner that a stall is one. */
const PATIENCE = 700;

/** What the caller sees of each fault where the service has not come to an answer: 503 stands for it. */
const unanswered = [
  { action: "reset", status: null, text: /^$/, end: "reset" },
  { action: "close", status: null, text: /^$/, end: "closed" },
  { action: "stall", status: null, text: /^$/, end: "given up" },
  { action: "drip", status: 503, text: /^HT?T?P?$/, end: "given up" },
  { action: { status: 418 }, status: 418, text: /^HTTP\/1.1 418 .*told to fail/s, end: "closed" },
  {
    action: { headers: { via: "p" } },
    status: 503,
    text: /^HTTP\/1.1 503 .*\nvia: p\r/s,
    end: "closed",
  },
  { action: { body: "{" }, status: 503, text: /^HTTP\/1.1 503 .*\n\{$/s, end: "closed" },
];

/** The same, where what is answered is that it is done: 204. */
const answered = [
  ...unanswered.slice(0, 3),
  { action: "drip", status: 204, text: /^HT?T?P?$/, end: "given up" },
  { action: { status: 500 }, status: 500, text: /^HTTP\/1.1 500 .*told to fail/s, end: "closed" },
  {
    action: { headers: { via: "p" } },
    status: 204,
    text: /^HTTP\/1.1 204 .*\nvia: p\r/s,
    end: "closed",
  },
  {
    action: { body: "html" },
    status: 200,
    text: /^HTTP\/1.1 200 .*\n<!DOCTYPE html>/s,
    end: "closed",
  },
];

/** Half of a head of 204 that never ends, or half of a body that was put in its place. */
const half = [
  { action: "reset", status: 204, text: /^HTTP\/1.1 204 No Content\r\ndate/, end: "reset" },
  { action: "close", status: 204, text: /^HTTP\/1.1 204 No Content\r\ndate/, end: "closed" },
  { action: "stall", status: 204, text: /^HTTP\/1.1 204 No Content\r\ndate/, end: "given up" },
  { action: "drip", status: 204, text: /^HTTP\/1.1 204 No Content\r\ndate/, end: "given up" },
  { action: { status: 503 }, status: 503, text: /^HTTP\/1.1 503 .*\n\{"meta/s, end: "closed" },
  {
    action: { headers: { via: "p" } },
    status: 204,
    text: /^HTTP\/1.1 204 No Content\r\ndate/,
    end: "closed",
  },
  {
    action: { body: "html" },
    status: 200,
    text: /^HTTP\/1.1 200 .*\n<!DOCTYPE html>/s,
    end: "closed",
  },
];

const cells = [
  ...unanswered.map((cell) => ({ at: "before-accept", commits: false, ...cell })),
  ...unanswered.map((cell) => ({ at: "before-commit", commits: false, ...cell })),
  ...answered.map((cell) => ({ at: "after-commit", commits: true, ...cell })),
  ...half.map((cell) => ({ at: "in-body", commits: true, ...cell })),
];

const change = { action: "delete", key: ORDERS, by: "bob", at: expect.any(String) };

describe("a deletion that is hit", () => {
  it.each(cells)("$at, $action: $status, $end, done: $commits", async (cell) => {
    const { at, action, commits, status, text, end } = cell;
    const { emulator, bob } = await stage();
    emulator.faults.set([{ match: { method: "DELETE" }, at, do: action }]);

    const received = await bob(`DELETE ${KEY}`, end === "given up" ? PATIENCE : undefined);

    expect(received).toEqual({ text: expect.stringMatching(text), end });
    expect(last(emulator)).toMatchObject({ by: "bob", status, committed: commits });
    expect(last(emulator)?.fault?.startsWith(at)).toBe(true);
    expect(emulator.changes()).toEqual(commits ? [{ ...change, n: 2 }] : []);
    emulator.faults.set([]);
    const reply = await bob(`GET ${KEY}/metadata`);
    expect(reply.text).toContain(`"state":${commits ? 5 : 1}`);
  });

  it.each(unanswered)("late-commit, $action: $status, $end, done later", async (cell) => {
    const { action, status, text, end } = cell;
    const { emulator, bob } = await stage();
    emulator.faults.set([
      { match: { method: "DELETE" }, at: "late-commit", lateMs: 1_500, do: action },
    ]);
    const before = performance.now();

    const received = await bob(`DELETE ${KEY}`, end === "given up" ? PATIENCE : undefined);

    expect(received).toEqual({ text: expect.stringMatching(text), end });
    expect(last(emulator)).toMatchObject({ by: "bob", status, committed: false });
    expect(emulator.changes()).toEqual([]);
    await vi.waitFor(() => expect(emulator.changes()).toEqual([{ ...change, n: 2 }]), 10_000);
    expect(performance.now() - before).toBeGreaterThan(1_490);
    expect(last(emulator)).toMatchObject({ by: "bob", status, committed: true });
  });
});

describe("a read that is hit", () => {
  it("in the body loses the half of it, and gets all that its length promises drop by drop", async () => {
    const { emulator, bob } = await stage();
    const whole = await bob(`GET ${KEY}/metadata`);
    const length = Number(/content-length: (\d+)/.exec(whole.text)?.[1]);
    for (const [action, end] of [
      ["reset", "reset"],
      ["close", "closed"],
      ["stall", "given up"],
      [{ headers: { via: "p" } }, "closed"],
    ] as const) {
      emulator.faults.set([{ at: "in-body", do: action }]);
      const torn = await bob(`GET ${KEY}/metadata`, PATIENCE);
      expect([torn.end, torn.text]).toEqual([
        end,
        expect.stringContaining(`content-length: ${length}\r\n`),
      ]);
      expect(bodyOf(whole)?.slice(0, Math.floor(length / 2))).toBe(bodyOf(torn));
      expect(last(emulator)).toMatchObject({ status: 200, committed: false });
    }
    emulator.faults.set([{ at: "in-body", do: "drip" }]);
    const dripping = bodyOf(await bob(`GET ${KEY}/metadata`, PATIENCE)) ?? "";
    expect(dripping.length - Math.floor(length / 2)).toBeOneOf([1, 2, 3]);
    expect(bodyOf(whole)?.startsWith(dripping)).toBe(true);
  });

  it("in the body by a fault that gives it one is torn too", async () => {
    const { emulator, bob } = await stage();
    emulator.faults.set([{ at: "in-body", do: { body: "0123456789" } }]);
    expect(bodyOf(await bob(`GET ${KEY}/metadata`))).toBe("01234");
  });
});

describe("a sign-in that is hit", () => {
  it("fails like any request", async () => {
    const { emulator } = await stage();
    emulator.faults.set([
      { match: { path: "/identity/token", nth: 2 }, at: "after-commit", do: "reset" },
    ]);
    await tokenOf(emulator.url, "ann");
    await expect(tokenOf(emulator.url, "ann")).rejects.toThrow("fetch failed");
    await tokenOf(emulator.url, "ann");
    const faults = emulator.requests().map(({ by, status, fault }) => [by, status, fault]);
    expect(faults.slice(1)).toEqual([
      ["ann", 200, null],
      ["ann", null, "after-commit reset"],
      ["ann", 200, null],
    ]);
  });
});

describe("before the request is accepted", () => {
  it.each(["reset", "close", "stall"])("nobody waits for its body: %s", async (action) => {
    const { emulator, headers } = await stage();
    emulator.faults.set([{ match: { by: "bob" }, at: "before-accept", do: action }]);
    const received = await rawly(emulator.url, `PUT ${KEY}/policies`, {
      headers: { ...headers, "content-length": "9000" },
      body: "{",
      patience: PATIENCE,
    });
    expect(received.text).toBe("");
    expect(last(emulator)).toMatchObject({ fault: `before-accept ${action}`, by: "bob" });
  });
});

describe("a late commit", () => {
  it("is judged when it lands: what was done meanwhile is not done again", async () => {
    const { emulator, bob } = await stage();
    emulator.faults.set([
      { match: { method: "DELETE", nth: 1 }, at: "late-commit", lateMs: 1_000, do: "reset" },
    ]);

    const [lost, second] = [await bob(`DELETE ${KEY}`), await bob(`DELETE ${KEY}`)];
    await new Promise((done) => setTimeout(done, 1_200));

    expect([lost.end, second.text]).toEqual(["reset", expect.stringMatching(/^HTTP\/1.1 204/)]);
    expect(emulator.requests().slice(1)).toMatchObject([
      { n: 2, committed: false },
      { n: 3, committed: true },
    ]);
    expect(emulator.changes()).toEqual([{ ...change, n: 3 }]);
  });

  it("does not land any more when the emulator has ended", async () => {
    const { emulator, bob } = await stage();
    emulator.faults.set([{ at: "late-commit", lateMs: 600, do: "reset" }]);
    await bob(`DELETE ${KEY}`);
    await emulator.close();
    await new Promise((done) => setTimeout(done, 800));
    expect(emulator.changes()).toEqual([]);
  });
});

describe("the end of the emulator", () => {
  it("waits for no stall and no drip, wherever they are", async () => {
    const { emulator, bob } = await stage();
    const points = ["before-accept", "before-commit", "after-commit", "in-body"];
    const received = [];
    for (const fault of points.flatMap((at) => [
      { at, do: "stall" },
      { at, do: "drip" },
    ])) {
      emulator.faults.set([fault]);
      const arrivals = emulator.requests().length;
      received.push(bob(`GET ${KEY}/metadata`));
      await vi.waitFor(() => expect(emulator.requests()[arrivals]?.fault).toBeTruthy());
    }
    const before = performance.now();

    await emulator.close();

    expect(performance.now() - before).toBeLessThan(2_000);
    for (const { end } of await Promise.all(received)) expect(end).toBeOneOf(["closed", "reset"]);
  });

  it("warns of nothing when many wait", async () => {
    const warned = vi.fn();
    process.on("warning", warned);
    const { emulator, bob } = await stage();
    emulator.faults.set([{ at: "late-commit", lateMs: 60_000, do: "close" }]);
    await Promise.all(Array.from({ length: 30 }, () => bob(`GET ${KEY}/metadata`)));
    await emulator.close();
    process.off("warning", warned);
    expect(warned).not.toHaveBeenCalled();
  });
});

describe("a limit", () => {
  it.each([
    [true, /retry-after: 3\r/],
    [false, /^(?!.*retry-after)/s],
  ])("answers 429 and does nothing; it says when to come again: %s", async (retryAfter, says) => {
    const { emulator, bob } = await stage({ quirks: { retryAfter } });
    const limit = { perSecond: 0.001, burst: 2, retryAfter: 3 };
    emulator.faults.set([{ match: { path: "/api/v2/keys/**" }, limit }]);
    for (const _ of [1, 2])
      expect((await bob(`GET ${KEY}/metadata`)).text).toMatch(/^HTTP\/1.1 200/);

    const { text } = await bob(`DELETE ${KEY}`);

    expect(text).toMatch(/^HTTP\/1.1 429 Too Many Requests\r/);
    expect(text).toMatch(says);
    expect(last(emulator)).toMatchObject({ status: 429, fault: "limit", committed: false });
    expect(emulator.changes()).toEqual([]);
  });
});

describe("the latency", () => {
  it("comes before the fault, unless the request is not accepted", async () => {
    const { emulator, bob } = await stage();
    await rawly(emulator.url, "POST /_rehearsal/latency", { body: '{"ms":600}' });
    const took = async (at: string) => {
      emulator.faults.set([{ at, do: "reset" }]);
      const before = performance.now();
      await bob(`GET ${KEY}/metadata`);
      return performance.now() - before;
    };
    expect(await took("after-commit")).toBeGreaterThan(590);
    expect(await took("before-commit")).toBeGreaterThan(590);
    expect(await took("before-accept")).toBeLessThan(590);
  });
});

describe("a seed", () => {
  it("hits the same requests over real sockets, in whatever order they come", async () => {
    const paths = Array.from({ length: 60 }, (_, n) => `GET /api/v2/keys/${n}/metadata`);
    const run = async (order: readonly string[]) => {
      const { emulator, bob } = await stage();
      emulator.faults.set([{ rate: 0.25, seed: 7, at: "before-commit", do: "reset" }]);
      await Promise.all(order.map((path) => bob(path)));
      const hit = emulator.requests().filter(({ fault }) => fault !== null);
      return hit.map(({ path }) => path).sort();
    };

    const [forwards, backwards] = [await run(paths), await run([...paths].reverse())];

    expect(backwards).toEqual(forwards);
    expect(forwards.length).toBeGreaterThan(6);
    expect(forwards.length).toBeLessThan(30);
  });
});
