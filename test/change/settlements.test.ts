import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approval } from "../../src/change/approval.js";
import type { Change } from "../../src/change/change.js";
import { deletion, deletionByForce } from "../../src/change/deletion.js";
import { instancePolicyOff, instancePolicyOn } from "../../src/change/instance-policy.js";
import { keyPolicy } from "../../src/change/key-policy.js";
import { purge } from "../../src/change/purge.js";
import { restoration } from "../../src/change/restoration.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import type { KeySnapshot } from "../../src/core/snapshot.js";
import { stageOf } from "../../src/core/stage.js";
import { anyMoment, anySight } from "../support/any-key.js";
import { BOB } from "../views/models.js";

const RUNS = { numRuns: 500 };

const changes: readonly Change[] = [
  approval,
  withdrawal,
  deletion,
  deletionByForce,
  restoration,
  purge,
  keyPolicy,
];

/** What the key must show where a change is said to be done. */
const shown: Readonly<Partial<Record<Change["name"], (after: KeySnapshot) => boolean>>> = {
  "set-for-deletion": ({ key }) => key.setForDeletion === true && key.state !== "destroyed",
  unset: ({ key, serverNow }) => ["protected", "lapsed"].includes(stageOf(key, serverNow)),
  delete: ({ key }) => key.state === "destroyed",
  restore: ({ key }) => key.state !== "destroyed" && !key.state.startsWith("unknown"),
  purge: () => false,
  "enable-policy": ({ key }) => key.dualAuth === true,
};

describe.each(changes)("settling $name", ({ name, settle }) => {
  it("takes nothing that stayed as it was for somebody else's doing", () => {
    fc.assert(
      fc.property(anySight, (sight) => {
        expect(settle(sight, sight, BOB)).not.toBe("changed-by-other");
      }),
      RUNS,
    );
  });

  it("says done only where the key shows it", () => {
    fc.assert(
      fc.property(anySight, anySight, (before, after) => {
        const isDone = settle(before, after, BOB).startsWith("done");

        expect(isDone && !shown[name]?.(after)).toBe(false);
      }),
      RUNS,
    );
  });

  it("never calls a key untouched that is gone", () => {
    fc.assert(
      fc.property(anySight, (before) => {
        expect(settle(before, "gone", BOB)).toBe(
          name === "delete" || name === "purge" ? "done" : "changed-by-other",
        );
      }),
    );
  });
});

it.each([instancePolicyOn, instancePolicyOff])(
  "settling $name takes nothing that stayed as it was for somebody else's doing",
  ({ settle }) => {
    const policy = fc.option(
      fc.record({ enabled: fc.boolean(), updatedAt: anyMoment, updatedBy: fc.string() }),
    );
    const sight = fc.record({ policy, keys: fc.constant(1), serverNow: anyMoment });

    fc.assert(
      fc.property(sight, (seen) => {
        expect(settle(seen, seen, BOB)).not.toBe("changed-by-other");
      }),
      RUNS,
    );
  },
);
