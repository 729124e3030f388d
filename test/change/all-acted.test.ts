import { describe, expect, it } from "vitest";
import type { Attempt } from "../../src/api/api.js";
import { carryOut } from "../../src/change/carry-out.js";
import { deletion } from "../../src/change/deletion.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, anOrder, LOST, NEVER_SENT } from "../support/carried-out.js";
import { fakeMeans, type Told } from "../support/fake-means.js";
import { FakeService, type Script } from "../support/fake-service.js";
import { idOf } from "../support/wire-json.js";
import { aKey, approvedKey, BOB, deletedKey, keyId, seen } from "../views/models.js";

const NEVER = new Promise<void>(() => undefined);
const APPROVED = seen(approvedKey(1));
const DELETED = seen(deletedKey(0));
const DONE: Script = { shows: [APPROVED, DELETED], answers: [ACCEPTED] };
const REFUSED: Script = { shows: [seen(aKey())] };

/** Carries out a deletion of several keys, each with its own script. */
async function of(scripts: readonly Script[], told: Told = {}) {
  const ids = scripts.map((_, n) => keyId(idOf(n)));
  const service = new FakeService(
    Object.fromEntries(ids.map((id, n) => [id, scripts[n] ?? { shows: [] }])),
  );
  const means = fakeMeans(service, told);
  const report = await carryOut(deletion, anOrder({ targets: ids.map((key) => ({ key })) }), means);
  return { report, sent: service.sent.length, means };
}

const lostWith = (status: number): Attempt => ({
  outcome: "lost",
  error: new KpDualError("answer-lost", { status, changed: "unknown" }),
});

describe("a service that is out of reach", () => {
  it.each<{ what: string; answer: Attempt; isDown: boolean }>([
    { what: "nothing left", answer: NEVER_SENT, isDown: true },
    { what: "a gateway's 500", answer: lostWith(500), isDown: true },
    { what: "a gateway's 503", answer: lostWith(503), isDown: true },
    { what: "an answer of 499", answer: lostWith(499), isDown: false },
    { what: "an answer without a status", answer: LOST, isDown: false },
  ])("is given up after five of $what: $isDown", async ({ answer, isDown }) => {
    const { report, sent } = await of(
      Array.from({ length: 30 }, () => ({ shows: [APPROVED], answers: [answer] })),
    );

    const left = report.results.filter(({ outcome }) => outcome === "not-started");
    expect(left).toHaveLength(30 - sent);
    expect(left.length > 0).toBe(isDown);
    for (const { changed, exit, error } of left) {
      expect({ changed, exit, code: error?.code }).toEqual({
        changed: false,
        exit: 8,
        code: "service-down",
      });
      expect(error?.facts).toMatchObject({ effect: "not deleted", values: { resumable: "run-1" } });
    }
  });
});

describe("somebody without a name", () => {
  it("is told by the id that the service knows", async () => {
    const { report } = await of(
      Array.from({ length: 30 }, () => ({ shows: [APPROVED], answers: [NEVER_SENT] })),
      { by: { ...BOB, name: null } },
    );

    expect(report.results.at(-1)?.error?.facts.values).toMatchObject({ who: BOB.iamId });
  });
});

describe("what comes after the question was answered, and the run was stopped", () => {
  it("is not begun, and what was known already stands", async () => {
    let code: 130 | null = null;
    const { report, sent, means } = await of([REFUSED, DONE, DONE], {
      stop: { code: () => code, asked: NEVER, abandoned: NEVER },
      onAsk: () => {
        code = 130;
      },
    });

    expect(sent).toBe(0);
    expect(report.results).toMatchObject([
      { outcome: "refused", exit: 3 },
      { outcome: "not-started", exit: 130, error: { code: "stopped" } },
      { outcome: "not-started", exit: 130, error: { code: "stopped" } },
    ]);
    expect(means.records.map(({ record, outcome }) => [record, outcome])).toEqual([
      ["outcome", "refused"],
      ["outcome", "not-started"],
      ["outcome", "not-started"],
    ]);
  });
});

describe("what is given up while it is worked on", () => {
  it("was not begun where that was only looked at, and nobody is asked", async () => {
    const { report, means } = await of([REFUSED, DONE], {
      stop: { code: () => null, asked: NEVER, abandoned: Promise.resolve() },
    });

    expect(report.results.map(({ outcome }) => outcome)).toEqual(["not-started", "not-started"]);
    expect(means.asked).toEqual([]);
  });

  it("may have been sent, and is never called done or undone", async () => {
    let giveUp: () => void = () => undefined;
    const abandoned = new Promise<void>((resolve) => {
      giveUp = resolve;
    });
    const { report } = await of([REFUSED, DONE, REFUSED, DONE], {
      stop: { code: () => null, asked: NEVER, abandoned },
      onAsk: () => giveUp(),
    });

    expect(report.results).toMatchObject([
      { outcome: "refused", exit: 3 },
      { outcome: "unknown", changed: "unknown", exit: 10, correlationId: null },
      { outcome: "refused", exit: 3 },
      { outcome: "unknown", changed: "unknown", exit: 10, correlationId: null },
    ]);
    expect(report.results[1]?.error).toMatchObject({
      code: "answer-lost",
      facts: {
        effect: "may have been deleted",
        why: "it was given up while it was worked on, so it may have been sent",
      },
    });
  });

  it("stays as open as it was in the second pass", async () => {
    let giveUp: () => void = () => undefined;
    const abandoned = new Promise<void>((resolve) => {
      giveUp = resolve;
    });
    const { report } = await of([{ shows: [APPROVED], answers: [LOST] }, DONE], {
      stop: { code: () => null, asked: NEVER, abandoned },
      rest: async () => {
        giveUp();
        return NEVER;
      },
    });

    expect(report.results).toMatchObject([
      { outcome: "unknown", changed: "unknown", exit: 10, correlationId: "c-1" },
      { outcome: "done" },
    ]);
  });
});
