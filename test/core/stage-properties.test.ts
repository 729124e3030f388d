import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STAGES, type Stage, stageOf } from "../../src/core/stage.js";
import { purgeFrom, restoreUntil } from "../../src/core/windows.js";
import { anyKey, anyMoment } from "../support/any-key.js";

const moments = fc.tuple(anyMoment, anyMoment).map(([one, other]) => {
  const [earlier, later] = one < other ? [one, other] : [other, one];
  return { earlier, later };
});

/** Where time alone leads, stage by stage. */
const ONWARDS: Readonly<Record<Stage, readonly Stage[]>> = {
  unprotected: ["unprotected"],
  protected: ["protected"],
  approval: ["approval", "lapsed"],
  lapsed: ["lapsed"],
  deleted: ["deleted", "purgeable", "unrestorable"],
  purgeable: ["purgeable", "unrestorable"],
  unrestorable: ["unrestorable"],
  unknown: ["unknown"],
};

describe("the stage", () => {
  it("is told for whatever the service tells", () => {
    fc.assert(
      fc.property(anyKey, anyMoment, (key, now) => {
        expect(STAGES).toContain(stageOf(key, now));
      }),
    );
  });

  it("moves with time only onwards, and never out of the unknown", () => {
    fc.assert(
      fc.property(anyKey, moments, (key, { earlier, later }) => {
        expect(ONWARDS[stageOf(key, earlier)]).toContain(stageOf(key, later));
      }),
      { numRuns: 1_000 },
    );
  });

  it("is never a deleted key's for a living one, nor the reverse", () => {
    const after: readonly Stage[] = ["deleted", "purgeable", "unrestorable"];

    fc.assert(
      fc.property(anyKey, anyMoment, (key, now) => {
        const stage = stageOf(key, now);

        expect(stage === "unknown" || after.includes(stage) === (key.state === "destroyed")).toBe(
          true,
        );
      }),
    );
  });

  it("is before, between or after the two moments of a deleted key", () => {
    const deleted = anyKey.filter(({ state }) => state === "destroyed");

    fc.assert(
      fc.property(deleted, anyMoment, (key, now) => {
        const stage = stageOf(key, now);
        const [from, until] = [purgeFrom(key), restoreUntil(key)];
        fc.pre(from !== null && until !== null);

        expect(stage === "unrestorable").toBe(now >= until);
        expect(stage === "purgeable").toBe(now >= from && now < until);
        expect(stage === "deleted").toBe(now < from && now < until);
      }),
    );
  });
});
