import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { No } from "../../src/api/judgement.js";
import { persist } from "../../src/api/persist.js";
import { retryQuota } from "../../src/api/retry-quota.js";
import { patienceAt } from "../../src/core/patience.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { anAnswer } from "../support/fake-transport.js";

const yes = {
  verdict: "yes",
  value: "read",
  answer: anAnswer(200),
  correlationId: "c-1",
} as const;

const no = (status: number): No => ({
  verdict: "no",
  error: new KpDualError("failing", { status }),
  proof: "none",
  tries: 3,
  answer: anAnswer(status),
});

/** One run: each request is made of the answers that it would get, one try after another. */
async function run(requests: readonly (readonly number[])[], quota = retryQuota()) {
  let [sent, read, wasted] = [0, 0, 0];
  const waiting = {
    patience: patienceAt(1),
    sleep: async () => undefined,
    random: () => 0,
    clock: () => new Date(0),
    quota,
  };
  for (const answers of requests) {
    let tried = 0;
    const send = async () => {
      const status = answers[tried] ?? 200;
      tried += 1;
      return status === 200 ? yes : no(status);
    };
    const { verdict } = await persist<string>(send, () => true, waiting);
    sent += tried;
    if (verdict === "yes") read += 1;
    else wasted += tried - 1;
  }
  return { sent, read, wasted };
}

const times = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);
const DOWN = [503, 503, 503];
const BUSY = [429, 429, 429];

describe("the quota of tries", () => {
  it.each([
    { what: "is down", answers: DOWN, more: 35 },
    { what: "is busy", answers: BUSY, more: 100 },
  ])("asks a service that $what so many times more, and no more: $more", async (row) => {
    expect(await run(times(1_000, row.answers))).toMatchObject({ sent: 1_000 + row.more });
  });

  it("goes on with what is left where a dearer try is too dear", () => {
    const quota = retryQuota();

    expect(times(36, 0).map(() => quota.take("passing"))).toEqual([...times(35, 14), null]);
    expect([quota.take("throttled"), quota.take("throttled"), quota.take("throttled")]).toEqual([
      5,
      5,
      null,
    ]);
  });

  it("comes back with what worked: four for one at once, all that it cost for one later", () => {
    const quota = retryQuota();
    for (let at = 0; at < 35; at += 1) quota.take("passing");

    expect(quota.take("passing")).toBeNull();
    quota.worked(0);
    expect(quota.take("passing")).toBe(14);
    expect(quota.take("passing")).toBeNull();
    quota.worked(28);
    expect([quota.take("passing"), quota.take("passing")]).toEqual([14, 14]);
    expect(quota.take("passing")).toBeNull();
  });

  it("never holds more than at first", async () => {
    const quota = retryQuota();
    await run(times(500, [200]), quota);

    expect(await run(times(100, DOWN), quota)).toMatchObject({ sent: 135 });
  });

  it("is never spent where everything works at the second or the third try", async () => {
    const { read } = await run(times(2_000, [503, 503, 200]));

    expect(read).toBe(2_000);
  });

  it.each([
    { rate: 0.25, unread: 0.03 },
    { rate: 0.4, unread: 0.09 },
  ])("lasts where $rate of the tries fail: three tries go on to be made", async (row) => {
    let state = 7;
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
    const requests = times(3_000, 0).map(() =>
      times(3, 0).map(() => (random() < row.rate ? 503 : 200)),
    );

    const { read } = await run(requests);

    expect(1 - read / 3_000).toBeLessThan(row.unread);
    expect(1 - read / 3_000).toBeGreaterThan(row.rate ** 3 / 2);
  });

  it("bounds what is wasted, whatever the service answers: 100, and four in five of what works", async () => {
    const answers = fc.array(fc.constantFrom(200, 503, 429, 500), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(answers, { maxLength: 400 }), async (requests) => {
        const { sent, read, wasted } = await run(requests);

        expect(wasted).toBeLessThanOrEqual((500 + 4 * read) / 5);
        expect(sent).toBeLessThanOrEqual(3 * requests.length);
      }),
    );
    const failing = fc.array(fc.constantFrom(200, 503, 500), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(failing, { maxLength: 400 }), async (requests) => {
        const { read, wasted } = await run(requests);

        expect(wasted).toBeLessThanOrEqual((500 + 4 * read) / 14);
      }),
    );
  });
});
