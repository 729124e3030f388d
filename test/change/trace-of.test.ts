import { describe, expect, it } from "vitest";
import { approval } from "../../src/change/approval.js";
import type { Change } from "../../src/change/change.js";
import { deletion } from "../../src/change/deletion.js";
import { purge } from "../../src/change/purge.js";
import { ACCEPTED, carriedOut } from "../support/carried-out.js";
import type { Sight } from "../support/fake-service.js";
import { aKey, approvedKey, BOB, deletedKey, hours, seen } from "../views/models.js";

const APPROVED = seen(approvedKey(1));
const DELETED = seen(deletedKey(0, { deletedBy: BOB.iamId }));
const BY_ANN = seen(deletedKey(0, { deletedBy: "IBMid-ann" }));
const RESTORED = seen(approvedKey(1, { updatedAt: hours(3) }));
const RIPE = seen(deletedKey(0), { serverNow: hours(5) });

const resumed = (change: Change, before: typeof APPROVED, shows: readonly Sight[]) =>
  carriedOut(change, { shows, answers: [ACCEPTED] }, { order: { sentBefore: () => before } });

describe("a run that is taken up again", () => {
  it.each([
    { change: deletion, before: APPROVED, show: DELETED, outcome: "done", changed: true, exit: 0 },
    {
      change: deletion,
      before: APPROVED,
      show: "gone" as const,
      outcome: "done",
      changed: true,
      exit: 0,
    },
    {
      change: deletion,
      before: APPROVED,
      show: BY_ANN,
      outcome: "already",
      changed: false,
      exit: 0,
    },
    {
      change: deletion,
      before: APPROVED,
      show: RESTORED,
      outcome: "changed-by-other",
      changed: "unknown",
      exit: 5,
    },
    { change: purge, before: RIPE, show: "gone" as const, outcome: "done", changed: true, exit: 0 },
    {
      change: approval,
      before: seen(aKey()),
      show: APPROVED,
      outcome: "done",
      changed: true,
      exit: 0,
    },
  ])("finds $change.name $outcome, and sends nothing", async (row) => {
    const { change, before, show, ...expected } = row;

    const { result, service, means } = await resumed(change, before, [show]);

    expect(result).toMatchObject(expected);
    expect(service.sent).toEqual([]);
    expect(means.log).not.toContain("open");
  });

  it("asks, and sends what left no trace", async () => {
    const { result, service, means } = await resumed(deletion, APPROVED, [APPROVED, DELETED]);

    expect(result).toMatchObject({ outcome: "done", changed: true });
    expect(service.sent).toHaveLength(1);
    expect(means.log.slice(0, 3)).toEqual(["look", "ask", "open"]);
  });
});
