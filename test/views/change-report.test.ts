import { beforeEach, describe, expect, it, vi } from "vitest";
import { OUTCOMES, type Report, type Result } from "../../src/core/report.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { changeReport } from "../../src/views/change-report.js";
import { HOSTILE } from "../hostile/corpus.js";
import {
  aReport,
  aResult,
  COLOURFUL,
  hours,
  keyId,
  NOW,
  ORDERS,
  PIPE,
  terminal,
} from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const OTHER = keyId("11111111-6001-4482-a892-13bd2085f75d");
const keyIn = (state: NonNullable<Result["key"]>["state"], id = ORDERS) => ({
  id,
  name: "orders-db-root",
  state,
});
const destroyed = { key: keyIn("destroyed"), restoreUntil: hours(720), purgeFrom: hours(4) };
const refusal = new KpDualError("AUTHORIZATIONS_NOT_MET", { effect: "not deleted", status: 409 });
const refused = aResult({ outcome: "refused", changed: false, exit: 3, error: refusal });

const text = (differences: Partial<Report>) => changeReport.text(aReport(differences), PIPE);
const now = (result: Partial<Result>, differences: Partial<Report> = {}) =>
  text({ results: [aResult(result)], ...differences })[1]?.split(/ {2,}/)[2];

describe("a report, as text", () => {
  it("has a row for a key: the outcome, the whole id, what holds now, and its name", () => {
    expect(text({ action: "set-for-deletion", results: [aResult({ until: hours(168) })] })).toEqual(
      [
        "OUTCOME  ID                                    NOW                                                    NAME",
        `done     ${ORDERS}  approved until Tue 19 May 2026 09:20 +02:00, in 7d 0h  orders-db-root`,
      ],
    );
  });

  it("is short where it is about several, and adds them up", () => {
    const unclear = aResult({
      outcome: "unknown",
      changed: "unknown",
      exit: 10,
      remark: "not read back",
    });
    expect(text({ results: [aResult(destroyed), refused, unclear] })).toEqual([
      "OUTCOME  ID                                    NOW                      REMARK         NAME",
      `done     ${ORDERS}  undo until 11 Jun 09:20  -              orders-db-root`,
      `refused  ${ORDERS}  active                   -              orders-db-root`,
      `unknown  ${ORDERS}  active                   not read back  orders-db-root`,
      "",
      "3 keys: 1 done, 1 refused, 1 unknown",
    ]);
  });

  it("names each outcome in words", () => {
    const outcomes = Object.keys(OUTCOMES) as Result["outcome"][];
    const lines = text({ results: outcomes.map((outcome) => aResult({ outcome })) });
    expect(lines.at(-1)).toBe(
      "8 keys: 1 done, 1 already, 1 refused, 1 changed by other, 1 not done, 1 not started, 1 ready, 1 unknown",
    );
  });

  it("tells it in colour, and not by colour alone", () => {
    const [, row = ""] = changeReport.text(aReport({ results: [refused] }), COLOURFUL);
    expect(row.startsWith("\u001b[31mrefused\u001b[39m  ")).toBe(true);
  });

  it.each(HOSTILE.map((name) => [name]))("keeps a key named %j to one row in a pipe", (name) => {
    const key = { id: ORDERS, name, state: "active" as const };
    const lines = text({ results: [aResult({ key })] });

    expect(lines).toHaveLength(2);
    expect(`${lines[1]}  `.startsWith(`done     ${ORDERS}  active  `)).toBe(true);
  });

  it("becomes fields on a narrow terminal", () => {
    expect(changeReport.text(aReport(), terminal(60))).toEqual([
      "  outcome  done",
      `  id       ${ORDERS}`,
      "  now      active",
      "  name     orders-db-root",
    ]);
  });
});

describe("what holds now", () => {
  it.each<{ result: Partial<Result>; told: string }>([
    { result: destroyed, told: "undo until Thu 11 Jun 2026 09:20 +02:00, in 30d 0h" },
    {
      result: { ...destroyed, restoreUntil: hours(0, 1) },
      told: "undo until Tue 12 May 2026 09:20 +02:00, now",
    },
    { result: { ...destroyed, restoreUntil: NOW }, told: "no undo any more" },
    { result: { ...destroyed, restoreUntil: null }, told: "destroyed" },
    { result: { until: hours(0, 1) }, told: "approved until Tue 12 May 2026 09:20 +02:00, now" },
    { result: { until: NOW }, told: "approval lapsed Tue 12 May 2026 09:20 +02:00, now" },
    { result: { key: keyIn("purged") }, told: "gone for ever" },
    { result: { key: keyIn("suspended") }, told: "suspended" },
    { result: { key: keyIn(null) }, told: "-" },
  ])("is $told", ({ result, told }) => {
    expect(now(result)).toBe(told);
  });

  it("is told without what is left where the service's clock was never heard", () => {
    expect(now({ until: NOW }, { serverNow: null })).toBe("approved until 12 May 09:20");
  });

  it.each([
    ["enable-policy", null, "new keys need two people"],
    ["disable-policy", null, "new keys need one person"],
    ["enable-policy", keyIn("active"), "needs two people, for ever"],
  ] as const)("of %s is its effect", (action, key, told) => {
    expect(now({ key }, { action })).toBe(told);
    expect(now({ key, outcome: "refused" }, { action })).toBe(key ? "active" : "-");
  });
});

describe("the checks", () => {
  const checks = [
    { check: "state", verdict: "ok", detail: "active" },
    { check: "registrations", verdict: "unknown", detail: "they could not be read" },
  ] as const;
  const ready = aResult({ outcome: "ready", changed: false, checks });

  it("are all listed after a dry run of one key", () => {
    expect(text({ dryRun: true, results: [ready] }).slice(2)).toEqual([
      "",
      "VERDICT  CHECK          DETAIL",
      "ok       state          active",
      "unknown  registrations  they could not be read",
    ]);
  });

  it("are listed with their keys after a dry run of several, where they are not ok", () => {
    const lines = text({
      dryRun: true,
      results: [ready, aResult({ key: keyIn("active", OTHER) })],
    });

    expect(lines.filter((line) => /unknown/.test(line))).toEqual([
      `${ORDERS}  unknown  registrations  they could not be read`,
    ]);
    expect(lines.at(-1)).toBe("2 keys: 1 done, 1 ready, nothing was sent");
  });

  it("are listed after a real run only where something is unknown", () => {
    expect(text({ results: [aResult({ checks })] }).at(-1)).toMatch(/^unknown {2}registrations/);
    expect(text({ results: [aResult({ checks: checks.slice(0, 1) })] })).toHaveLength(2);
  });
});

describe("a report, as a document", () => {
  it("has the fields of the interface, in their order", () => {
    const document = changeReport.json(
      aReport({
        results: [
          aResult({
            ...destroyed,
            checks: [{ check: "approval", verdict: "ok", detail: "given" }],
          }),
        ],
      }),
    );

    expect(document).toEqual({
      schema: "kp-dual/change/1",
      action: "delete",
      dryRun: false,
      instance: {
        id: "c7b2a0a8-1c1b-4f0e-9c4c-2b1a0a8f7e6d",
        name: "prod-eu",
        region: "eu-de",
        service: "kms",
      },
      by: { iamId: "IBMid-3100", name: "Bob" },
      results: [
        {
          key: { id: ORDERS, name: "orders-db-root", state: "destroyed" },
          outcome: "done",
          changed: true,
          exit: 0,
          until: null,
          restoreUntil: "2026-06-11T07:20:00Z",
          purgeFrom: "2026-05-12T11:20:00Z",
          correlationId: "8ad33eb2-7bbf-4b7a-a02e-221959920342",
          checks: [{ check: "approval", verdict: "ok", detail: "given" }],
          error: null,
        },
      ],
      totals: {
        done: 1,
        already: 0,
        refused: 0,
        changedByOther: 0,
        notDone: 0,
        notStarted: 0,
        ready: 0,
        unknown: 0,
      },
      run: "20260512T072000Z-delete-7f3a",
    });
    expect(Object.keys(document)[0]).toBe("schema");
  });

  it("has each key's own error, and null for the key of an instance policy", () => {
    const document = changeReport.json(aReport({ results: [refused, aResult({ key: null })] }));
    expect(document["results"]).toMatchObject([
      { error: { title: expect.stringContaining("not deleted: "), status: 409, exit: 3 } },
      { key: null, error: null },
    ]);
  });

  it("has an empty list where nothing came of it", () => {
    expect(changeReport.json(aReport({ results: [], run: null }))).toMatchObject({
      results: [],
      run: null,
    });
    expect(text({ results: [] }).at(-1)).toBe("0 keys: nothing to do");
  });
});

describe("the exit code and the errors", () => {
  it.each([
    { outcome: "not-started", of: 130, exit: 143 },
    { outcome: "not-done", of: 8, exit: 143 },
    { outcome: "unknown", of: 10, exit: 143 },
    { outcome: "done", of: 0, exit: 0 },
    { outcome: "refused", of: 3, exit: 9 },
  ] as const)("are the signal's where it left something: $outcome", ({ outcome, of, exit }) => {
    const results = [aResult(), aResult({ outcome, exit: of })];
    expect(changeReport.exit?.(aReport({ results, stopped: 143 }))).toBe(exit);
  });

  it.each([
    { results: [aResult()], exit: 0 },
    { results: [refused], exit: 3 },
    { results: [aResult(), refused], exit: 9 },
    { results: [aResult(), aResult({ exit: 10 })], exit: 10 },
  ])("are those of the results: $exit", ({ results, exit }) => {
    expect(changeReport.exit?.(aReport({ results }))).toBe(exit);
  });

  it("has one explanation for all keys that failed alike", () => {
    const errors = changeReport.errors?.(aReport({ results: [aResult(), refused, refused] }));

    expect(errors).toMatchObject([{ code: refusal.code, facts: { effect: "2 keys not deleted" } }]);
  });
});
