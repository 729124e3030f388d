import { describe, expect, it } from "vitest";
import { auditedAt, exitOfAudit, gapsOf } from "../../src/core/audit.js";
import { anAudit, anInspection, DOWN, ROLELESS } from "../views/audits.js";
import { hours, INSTANCE, NOW } from "../views/models.js";

const theSwitch = { part: "the switch", error: ROLELESS } as const;
const theKeys = { part: "the keys", error: DOWN } as const;
const whole = anInspection();
const roleless = anInspection({ policy: "unknown", gaps: [theSwitch] });
const cut = anInspection({ complete: false, gaps: [theKeys] });
const lost = [{ named: "prod-xx", error: DOWN }];

describe("an audit", () => {
  it.each([
    ["nothing is missing", { inspections: [whole, whole] }, 0],
    ["the only instance has a gap", { inspections: [roleless] }, 4],
    ["all have the same gap", { inspections: [roleless, roleless] }, 4],
    ["some are whole", { inspections: [roleless, whole] }, 9],
    ["one was not found, others are whole", { inspections: [whole], unread: lost }, 9],
    ["none was found", { inspections: [], unread: lost }, 8],
    ["all have gaps, of two kinds", { inspections: [roleless, cut] }, 9],
    [
      "one has gaps of two kinds",
      { inspections: [anInspection({ gaps: [theSwitch, theKeys] })] },
      9,
    ],
  ])("where %s ends with its exit code", (_, audit, exit) => {
    expect(exitOfAudit(anAudit(audit))).toBe(exit);
  });

  it("names each gap with its instance: what was not found first", () => {
    expect(gapsOf(anAudit({ inspections: [roleless, whole], unread: lost }))).toEqual([
      { instance: "prod-xx", part: "the instance", error: DOWN },
      { instance: INSTANCE.name, ...theSwitch },
    ]);
  });

  it("is of the latest moment that a service told, else of this machine's", () => {
    const inspections = [hours(1), hours(3), hours(2)].map((now) => anInspection({ now }));

    expect(auditedAt(anAudit({ inspections }))).toEqual(hours(3));
    expect(auditedAt(anAudit({ inspections: [] }))).toEqual(NOW);
  });
});
