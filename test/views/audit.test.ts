import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Key } from "../../src/core/key.js";
import { auditView } from "../../src/views/audit.js";
import { widthOf } from "../../src/views/width.js";
import { HOSTILE } from "../hostile/corpus.js";
import { anAudit, anInspection, DOWN, ROLELESS } from "./audits.js";
import { aKey, INSTANCE, NOW, PIPE, terminal } from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const none = { pending: [], deleted: [], untold: [], deletedBefore: 0 };
const shownWith = (
  differences: Parameters<typeof anAudit>[0] = {},
  file: string | null = null,
) => ({
  ...anAudit(differences),
  file,
});
const text = (differences: Parameters<typeof anAudit>[0] = {}, style = PIPE) =>
  auditView.text(shownWith(differences), style).join("\n");

describe("a report, as text", () => {
  it("tells when and by whom, and of each instance the switch, coverage, and what is on its way out", () => {
    const lines = text();

    expect(lines).toContain("report of  Tue 12 May 2026 09:20 +02:00");
    expect(lines).toContain("read by    bob@example.com (IBMid-3100)");
    expect(lines).toContain(`prod-eu (${INSTANCE.id})`);
    expect(lines).toMatch(/new keys {2}on since .* by IBMid-2700/);
    expect(lines).toContain("31 of 42 keys need two people; of 2 the service does not tell");
    expect(lines).toContain("pending   1 approved once, 1 lapsed; of 1 the service does not tell");
    expect(lines).toContain("deleted   3 in the last 90 days, 1 more before");
    expect(lines).toMatch(/approval .*approve by 13 May 15:20 .*soon-root/);
    expect(lines).toMatch(
      /12 May 08:20 {2}12 May 12:20 {2}11 Jun 08:20 {2}10 Aug 08:20 {2}fresh-root/,
    );
    expect(lines).toContain("untold-root");
  });

  it("never says that nothing is pending where the service does not tell of a key", () => {
    const lines = (untold: readonly Key[]) =>
      text({ inspections: [anInspection({ pending: [], untold })] });

    expect(lines([aKey()])).toContain("pending   nothing; of 1 the service does not tell\n");
    expect(lines([])).toContain("pending   nothing\n");
  });

  it.each([80, 120])("fits into %d columns, whatever the keys are called", (columns) => {
    const pending = HOSTILE.map((name) => aKey({ name: name.slice(0, 300), setForDeletion: true }));
    const inspections = [
      anInspection({ pending }),
      anInspection({ gaps: [{ part: "the keys", error: DOWN }] }),
    ];

    const lines = auditView.text(shownWith({ inspections }), terminal(columns));

    expect(lines.filter((line) => widthOf(line) > columns)).toEqual([]);
  });

  it("says that there is nothing only where all was read", () => {
    const part = anInspection({ ...none, complete: false });

    expect(text({ inspections: [anInspection(none)] })).toMatch(
      /pending {3}nothing\n {2}deleted {3}nothing$/,
    );
    expect(text({ inspections: [part] })).not.toMatch(/nothing$/m);
    expect(text({ inspections: [anInspection({ complete: false })] })).toContain(
      "at least 1 approved",
    );
  });

  it("names what could not be read, and explains alike failures once", () => {
    const unread = ["one", "two"].map((named) => ({ named, error: DOWN }));
    const gaps = [{ part: "the switch", error: ROLELESS } as const];
    const audit = { unread, inspections: [anInspection({ policy: "unknown", gaps })] };

    expect(text(audit)).toMatch(
      /the instance .* one\n(.*)the instance .* two\n(.*)the switch .* prod-eu/,
    );
    expect(text(audit)).toContain("new keys  could not be read");
    expect(auditView.errors?.(shownWith(audit))).toHaveLength(2);
  });

  it("is one line where it was saved as a page", () => {
    expect(auditView.text(shownWith({}, "a\u202e.html"), PIPE)).toEqual([
      "the report is in a<U+202E>.html",
    ]);
  });
});

describe("a report, as a document", () => {
  it("has the fields of the interface, in their order", () => {
    const document = auditView.json(shownWith());

    expect(Object.keys(document)).toEqual([
      "schema",
      "at",
      "by",
      "instances",
      "unread",
      "complete",
    ]);
    expect(document).toMatchObject({
      schema: "kp-dual/report/1",
      at: "2026-05-12T07:20:00Z",
      instances: [
        {
          instance: { name: "prod-eu" },
          at: "2026-05-12T07:20:00Z",
          instancePolicy: { enabled: true },
          coverage: { total: 42, covered: 31, unknown: 2 },
          pending: [{ name: "soon-root", stage: "approval" }, { stage: "lapsed" }],
          deleted: [{ stage: "deleted" }, { stage: "purgeable" }, { stage: "unrestorable" }],
          deletedBefore: 1,
          untold: [{ name: "untold-root" }],
          complete: true,
        },
      ],
      unread: [],
      complete: true,
    });
  });

  it("tells what could not be read, and that it is not complete", () => {
    const document = auditView.json(shownWith({ unread: [{ named: "prod-xx", error: DOWN }] }));

    expect(document).toMatchObject({
      unread: [{ instance: "prod-xx", part: "instance", exit: 8, title: expect.any(String) }],
      complete: false,
    });
  });

  it("is of service time", () => {
    expect(auditView.json(shownWith({ inspections: [], now: NOW }))["at"]).toBe(
      "2026-05-12T07:20:00Z",
    );
  });
});
