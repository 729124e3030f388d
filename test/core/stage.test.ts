import { describe, expect, it } from "vitest";
import type { Key } from "../../src/core/key.js";
import { mayBeLeaving, stageOf } from "../../src/core/stage.js";
import { aKey, approvedKey, deletedKey, hours, NOW } from "../views/models.js";

const ALIVE = ["pre-active", "active", "suspended", "deactivated"] as const;

describe("a living key", () => {
  it.each(ALIVE)("in the state %s is judged by its dual authorization alone", (state) => {
    expect(stageOf(aKey({ state, dualAuth: "unknown" }), NOW)).toBe("unknown");
    expect(stageOf(aKey({ state, dualAuth: false }), NOW)).toBe("unprotected");
    expect(stageOf(aKey({ state }), NOW)).toBe("protected");
    expect(stageOf(approvedKey(1, { state }), NOW)).toBe("approval");
    expect(stageOf(approvedKey(-1, { state }), NOW)).toBe("lapsed");
  });

  it.each([
    { ms: -1, stage: "approval" },
    { ms: 0, stage: "lapsed" },
    { ms: 1, stage: "lapsed" },
  ])("is in stage $stage $ms ms from the end of its approval", ({ ms, stage }) => {
    expect(stageOf(approvedKey(10), hours(10, ms))).toBe(stage);
  });

  it("is unknown where it is set for deletion without a readable deadline", () => {
    expect(stageOf(aKey({ setForDeletion: true }), NOW)).toBe("unknown");
  });

  it("is unknown where it is not told whether it is set, with or without a deadline", () => {
    expect(stageOf(aKey({ setForDeletion: "unknown" }), NOW)).toBe("unknown");
    expect(stageOf(approvedKey(1, { setForDeletion: "unknown" }), NOW)).toBe("unknown");
  });

  it("is unprotected without dual authorization, whatever else it keeps", () => {
    expect(stageOf(approvedKey(1, { dualAuth: false }), NOW)).toBe("unprotected");
  });

  it("is protected while it isn't set, whatever old deadline it keeps", () => {
    expect(stageOf(approvedKey(1, { setForDeletion: false }), NOW)).toBe("protected");
  });

  it("does not become deleted by the dates that a restored key keeps", () => {
    expect(stageOf(deletedKey(5, { state: "active" }), NOW)).toBe("protected");
  });
});

describe("a destroyed key", () => {
  it.each([
    { at: 4, ms: -1, stage: "deleted" },
    { at: 4, ms: 0, stage: "purgeable" },
    { at: 4, ms: 1, stage: "purgeable" },
    { at: 30 * 24, ms: -1, stage: "purgeable" },
    { at: 30 * 24, ms: 0, stage: "unrestorable" },
    { at: 30 * 24, ms: 1, stage: "unrestorable" },
  ])("is $stage $ms ms from $at hours after its deletion", ({ at, ms, stage }) => {
    expect(stageOf(deletedKey(0), hours(at, ms))).toBe(stage);
  });

  it.each([
    { dates: { purgeFrom: hours(1) }, stage: "deleted" },
    { dates: { purgeFrom: hours(0) }, stage: "purgeable" },
    { dates: { restoreUntil: hours(0) }, stage: "unrestorable" },
    { dates: { restoreUntil: hours(1) }, stage: "purgeable" },
    { dates: { restoreUntil: hours(0), purgeFrom: hours(1) }, stage: "unrestorable" },
  ])("is $stage by the service's own dates $dates", ({ dates, stage }) => {
    expect(stageOf(deletedKey(5, dates), NOW)).toBe(stage);
  });

  it.each<{ dates: Partial<Key> }>([
    { dates: {} },
    { dates: { purgeFrom: hours(-1) } },
    { dates: { restoreUntil: hours(1) } },
  ])("is unknown without a deletion date and with only $dates", ({ dates }) => {
    expect(stageOf(deletedKey(5, { deletedAt: null, ...dates }), NOW)).toBe("unknown");
  });

  it("needs no deletion date where the service tells both others", () => {
    const dates = { deletedAt: null, purgeFrom: hours(-1), restoreUntil: hours(1) };
    expect(stageOf(deletedKey(5, dates), NOW)).toBe("purgeable");
  });

  it("pays no heed to its dual authorization", () => {
    expect(stageOf(deletedKey(5, { dualAuth: "unknown" }), NOW)).toBe("purgeable");
    expect(stageOf(deletedKey(5, { setForDeletion: true }), NOW)).toBe("purgeable");
  });
});

it.each(["unknown (7)", "unknown (4)"] as const)("a key in the state %s is unknown", (state) => {
  expect(stageOf(approvedKey(1, { state }), NOW)).toBe("unknown");
});

describe("mayBeLeaving", () => {
  const states = [...ALIVE, "destroyed", "unknown (4)"] as const;
  const told = [true, false, "unknown"] as const;
  const standings = states.flatMap((state) =>
    told.flatMap((dualAuth) => told.map((setForDeletion) => ({ state, dualAuth, setForDeletion }))),
  );

  it.each(standings)("says no to a key with %j where no date could make it leave", (standing) => {
    const stages = [aKey(standing), approvedKey(1, standing), approvedKey(-1, standing)].map(
      (key) => stageOf(key, NOW),
    );

    expect(mayBeLeaving(standing)).toBe(
      !stages.every((stage) => stage === "protected" || stage === "unprotected"),
    );
  });
});
