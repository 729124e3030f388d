import { describe, expect, it } from "vitest";
import { carryOut } from "../../src/change/carry-out.js";
import { deletion } from "../../src/change/deletion.js";
import { withoutGuess } from "../../src/change/locked-out.js";
import { purge } from "../../src/change/purge.js";
import { exitOf, totalsOf } from "../../src/core/report.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, anOrder, NEVER_SENT, refused } from "../support/carried-out.js";
import { fakeMeans } from "../support/fake-means.js";
import { FakeService, type Script } from "../support/fake-service.js";
import { idOf } from "../support/wire-json.js";
import { approvedKey, deletedKey, keyId, seen } from "../views/models.js";

const OUT = new KpDualError("unauthorized-role", { status: 401 });
const DOWN = new KpDualError("not-reached");
const APPROVED = seen(approvedKey(1));
const DELETED = seen(deletedKey(0));
const NO = refused("unauthorized-role", 401);

const done: Script = { shows: [APPROVED, DELETED], answers: [ACCEPTED] };
/** It may be seen, but not deleted. */
const denied: Script = { shows: [APPROVED], answers: [NO] };
/** It is seen once, then no more, and nothing is allowed. */
const shut: Script = { shows: [APPROVED, OUT], answers: [NO] };
const hidden: Script = { shows: [OUT] };

const times = (count: number, script: Script) => Array.from({ length: count }, () => script);

interface Asked {
  readonly sentBefore?: KeySnapshot;
  /** Whether that was sent for all of them, or for the first. */
  readonly all?: boolean;
  readonly change?: typeof deletion;
  /** How long somebody thought it over, in milliseconds. */
  readonly thought?: number;
}

async function over(
  scripts: readonly Script[],
  { sentBefore, all = false, change = deletion, thought = 0 }: Asked = {},
) {
  const ids = scripts.map((_, n) => keyId(idOf(n)));
  const service = new FakeService(
    Object.fromEntries(ids.map((id, n) => [id, scripts[n] ?? { shows: [] }])),
  );
  const means = fakeMeans(service, { onAsk: (self) => self.pass(thought) });
  const again = {
    sentBefore: ({ key }: { key: string }) => (all || key === ids[0] ? sentBefore : undefined),
  };
  const order = anOrder({ targets: ids.map((key) => ({ key })), ...(sentBefore && again) });
  const report = await carryOut(change, order, means);
  const outcomes = report.results.map(({ outcome }) => outcome);
  return { report, outcomes, means, sent: service.sent.length, looks: count(means.log, "look") };
}

const count = (log: readonly string[], what: string) => log.filter((each) => each === what).length;

describe("a key that is refused while another one is shown", () => {
  it("is refused alone: the others are done", async () => {
    const { outcomes, report, sent } = await over([done, denied, ...times(20, done)]);

    expect(outcomes).toEqual(["done", "refused", ...times(20, done).map(() => "done")]);
    expect(report.results[1]).toMatchObject({ exit: 4, error: { code: "unauthorized-role" } });
    expect(sent).toBe(22);
  });

  it("is refused alone where it is shown no more, and another one is", async () => {
    const { outcomes } = await over([shut, ...times(12, done)]);

    expect(outcomes).toEqual(["refused", ...times(12, done).map(() => "done")]);
  });

  it("is refused alone by what was known before the question, and nobody is asked again", async () => {
    const { outcomes, looks } = await over([...times(9, done), hidden]);

    expect(outcomes.at(-1)).toBe("refused");
    expect(looks).toBe(10 + 1 + 9);
  });

  it("is refused alone where it may not even be looked at", async () => {
    const { outcomes } = await over([...times(9, done), hidden, ...times(9, done)]);

    expect(outcomes).toEqual([
      ...times(9, done).map(() => "done"),
      "refused",
      ...times(9, done).map(() => "done"),
    ]);
  });

  it("is refused alone where the other one is gone by now", async () => {
    const gone: Script = { shows: [APPROVED, "gone"], answers: [ACCEPTED] };

    expect((await over([gone, denied, ...times(12, done)])).outcomes[1]).toBe("refused");
  });

  it("is refused alone where the other one is out of reach, which proves nothing", async () => {
    const { outcomes } = await over([
      { shows: [APPROVED, DOWN], answers: [NEVER_SENT] },
      denied,
      ...times(12, done),
    ]);

    expect(outcomes.slice(1)).toEqual(["refused", ...times(12, done).map(() => "done")]);
  });
});

describe("a key that is refused like one that was shown before", () => {
  it("ends the run, and leaves nothing behind that resume would not finish", async () => {
    const { outcomes, report, means, sent } = await over(times(40, shut));

    expect(sent).toBeLessThanOrEqual(16);
    expect(outcomes.slice(0, sent)).toEqual(times(sent, shut).map(() => "not-done"));
    expect(outcomes.slice(sent)).toEqual(times(40 - sent, shut).map(() => "not-started"));
    expect(exitOf(report.results)).toBe(4);
    expect(means.closed).toEqual([totalsOf(report.results)]);
    expect(report.results[0]).toMatchObject({
      changed: false,
      exit: 4,
      error: { code: "unauthorized", facts: { status: 401 } },
    });
    const last = report.results.at(-1)?.error;
    expect(last).toMatchObject({ code: "locked-out", exit: 4, facts: { effect: "not deleted" } });
    expect(last?.explanation.do).toEqual([
      "Bob signs in again, or asks an administrator of prod-eu for the role back: kp-dual whoami",
      "then finish the run: kp-dual resume run-1",
    ]);
    const told = means.records.filter(({ record }) => record === "outcome");
    expect(told.filter(({ outcome }) => outcome === "not-done")).toHaveLength(sent);
    expect(told.findLast(({ correlationId }) => correlationId === "c-1")).toMatchObject({
      outcome: "not-done",
      exit: 4,
    });
  });

  it("ends the run where it shows in a look before the sending, for which nothing was begun", async () => {
    const { outcomes, sent, report } = await over(times(40, shut), { thought: 5_001 });

    expect(sent).toBe(0);
    expect(outcomes).toEqual(times(40, shut).map(() => "not-started"));
    expect(report.results[0]).toMatchObject({ exit: 4, error: { code: "unauthorized" } });
    expect(report.results.at(-1)).toMatchObject({ exit: 4, error: { code: "locked-out" } });
  });

  it("asks nobody and sends nothing where it shows before the question", async () => {
    const first = times(8, { shows: [APPROVED, OUT] });
    const { outcomes, report, means, looks } = await over([...first, ...times(32, hidden)]);

    expect(means.asked).toEqual([]);
    expect(means.headers).toEqual([]);
    expect(outcomes.slice(0, 8)).toEqual(times(8, shut).map(() => "not-started"));
    expect(outcomes).toContain("refused");
    expect(outcomes.at(-1)).toBe("not-started");
    expect(looks).toBeLessThanOrEqual(32);
    expect(exitOf(report.results)).toBe(4);
    expect(report.results.at(-1)?.error?.explanation.do.at(-1)).toBe(
      "then repeat the command: nothing was sent",
    );
    expect(report.results.find(({ outcome }) => outcome === "refused")?.error).toMatchObject({
      code: "unauthorized",
    });
  });
});

describe("where no key was ever shown", () => {
  it("the first refusal ends the run, and keeps its own cause", async () => {
    const { outcomes, report, looks } = await over(times(40, hidden));

    expect(looks).toBeLessThanOrEqual(8);
    expect(outcomes.slice(0, looks)).toEqual(times(looks, hidden).map(() => "refused"));
    expect(outcomes.slice(looks)).toEqual(times(40 - looks, hidden).map(() => "not-started"));
    expect(report.results[0]?.error).toMatchObject({ code: "unauthorized-role" });
    expect(exitOf(report.results)).toBe(4);
  });

  it("the missing role to read is told as such", async () => {
    const { report } = await over(times(2, hidden), { change: purge });

    expect(report.results[0]?.error).toMatchObject({ code: "purge-needs-reader" });
  });

  it("a run that is resumed ends as soon, and knows no more than before", async () => {
    const asked = { sentBefore: APPROVED, all: true };
    const { outcomes, looks, report } = await over(times(40, hidden), asked);

    expect(outcomes).toEqual(times(40, hidden).map(() => "unknown"));
    expect(looks).toBeLessThanOrEqual(8);
    expect(report.results.at(-1)).toMatchObject({
      changed: "unknown",
      exit: 10,
      error: { code: "answer-lost", facts: { effect: "may have been deleted" } },
    });
  });

  it("a run that is resumed keeps all of it open", async () => {
    const { outcomes, report } = await over(times(3, hidden), { sentBefore: APPROVED });

    expect(outcomes).toEqual(["unknown", "not-started", "not-started"]);
    expect(report.results[0]).toMatchObject({ changed: "unknown", exit: 10 });
  });
});

it("one key alone is refused, without another look", async () => {
  const { outcomes, looks } = await over([denied]);

  expect(outcomes).toEqual(["refused"]);
  expect(looks).toBe(1);
});

it.each([
  { code: "unauthorized-role", told: "unauthorized" },
  { code: "purge-needs-reader", told: "unauthorized" },
  { code: "unauthorized-token", told: "unauthorized-token" },
] as const)("what was only concluded is not told: $code is $told", ({ code, told }) => {
  const error = new KpDualError(code, { status: 401 });

  const bare = withoutGuess(error, purge);

  expect(bare).toMatchObject({ code: told, facts: { status: 401 } });
  expect(bare === error || bare?.cause === error).toBe(true);
});
