import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attempt } from "../../src/api/api.js";
import { approval } from "../../src/change/approval.js";
import { carryOut } from "../../src/change/carry-out.js";
import type { Change } from "../../src/change/change.js";
import { deletion, deletionByForce } from "../../src/change/deletion.js";
import { keyPolicy } from "../../src/change/key-policy.js";
import { purge } from "../../src/change/purge.js";
import { restoration } from "../../src/change/restoration.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import type { Result } from "../../src/core/report.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { ACCEPTED, anOrder, LOST, NEVER_SENT, refused } from "../support/carried-out.js";
import { fakeMeans } from "../support/fake-means.js";
import { FakeService, type Sight } from "../support/fake-service.js";
import { aKey, approvedKey, deletedKey, hours, ORDERS, seen } from "../views/models.js";

const changes: readonly Change[] = [
  approval,
  withdrawal,
  deletion,
  deletionByForce,
  restoration,
  purge,
  keyPolicy,
];

const sight: fc.Arbitrary<Sight> = fc.constantFrom<Sight>(
  seen(aKey()),
  seen(aKey({ updatedAt: hours(1) })),
  seen(aKey({ dualAuth: false })),
  seen(approvedKey(1)),
  seen(approvedKey(2)),
  seen(approvedKey(-1)),
  seen(deletedKey(1)),
  seen(deletedKey(5)),
  seen(deletedKey(5, { deletedBy: "IBMid-2700" })),
  seen(aKey({ state: "unknown (7)" })),
  "gone",
  new KpDualError("failing"),
);

const answer: fc.Arbitrary<Attempt | Error> = fc.constantFrom<Attempt | Error>(
  ACCEPTED,
  LOST,
  LOST,
  NEVER_SENT,
  refused("service-refused"),
  refused("KEY_DELETED_ERR", 410),
  refused("KEY_NOT_FOUND_ERR", 404),
  new Error("a fault"),
);

/** Whether the run file may refuse a record, one after the other. */
const writable = fc.array(fc.boolean(), { maxLength: 4 });

const story = fc.record({
  change: fc.constantFrom(...changes),
  shows: fc.array(sight, { minLength: 1, maxLength: 10 }),
  answers: fc.tuple(answer, answer),
  writable,
  thought: fc.constantFrom(0, 5_001),
});

type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

/** Carries out a change as a story has it. */
async function told({ change, shows, answers, writable: writes, thought }: Story) {
  const service = new FakeService({ [ORDERS]: { shows, answers } });
  const left = [...writes];
  const means = fakeMeans(service, {
    onAsk: (self) => self.pass(thought),
    onWrite: () => {
      if (left.shift() === false) throw new KpDualError("journal-unwritable");
    },
  });
  const { results } = await carryOut(change, anOrder(), means);
  const result = results[0] as Result;
  const answered = answers.slice(0, service.sent.length);
  const outcomes = answered.map((each) => (each instanceof Error ? "fault" : each.outcome));
  return { change, result, service, means, outcomes };
}

const holds = (judge: (end: Awaited<ReturnType<typeof told>>) => void) =>
  fc.assert(
    fc.asyncProperty(story, async (each) => judge(await told(each))),
    { numRuns: 1_000 },
  );

describe("whatever the service shows and answers", () => {
  it("nothing is sent that is not written down, and no more often than may be", () =>
    holds(({ change, service, means }) => {
      const intents = means.records.filter(({ record }) => record === "intent");

      expect(service.sent.map((each) => each.correlationId)).toEqual(
        intents.map((each) => each["correlationId"]),
      );
      expect(service.sent.length).toBeLessThanOrEqual(change.resend === "never" ? 1 : 2);
    }));

  it("nothing is called unchanged, or never begun, that may have happened", () =>
    holds(({ result, outcomes }) => {
      const mayHaveHappened = outcomes.some((each) => ["accepted", "lost", "fault"].includes(each));
      const calledUnchanged = ["refused", "not-done", "not-started", "ready"].includes(
        result.outcome,
      );

      expect(mayHaveHappened && calledUnchanged).toBe(false);
      expect(mayHaveHappened && result.changed === false && result.outcome !== "already").toBe(
        false,
      );
    }));

  it("nothing is called done that was not sent", () =>
    holds(({ result, outcomes }) => {
      const mayHaveHappened = outcomes.some((each) => each === "accepted" || each === "lost");

      expect(result.outcome === "done" && !mayHaveHappened).toBe(false);
      expect(result.outcome).not.toBe("untouched");
    }));

  it("only what is so exits with 0, and what nobody knows with 10", () =>
    holds(({ result }) => {
      expect(result.exit === 0).toBe(["done", "already"].includes(result.outcome));
      expect(result.exit === 10).toBe(result.outcome === "unknown");
      expect(result.error === null).toBe(result.exit === 0);
    }));

  it("what the error says of the change is what the result says", () =>
    holds(({ result }) => {
      const { error } = result;

      expect(error === null || error.exit === result.exit).toBe(true);
      expect(error === null || error.facts.changed === result.changed).toBe(true);
    }));
});
