import { describe, expect, it } from "vitest";
import type { PastRun } from "../../src/core/past-run.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { type LogEnd, logList, logRow } from "../../src/views/log.js";
import { COLOURFUL, NOW, PIPE, terminal } from "./models.js";
import { aPastResult, aPastRun, EACH_OUTCOME } from "./past-runs.js";

const DONE = aPastRun();
const OPEN = aPastRun({
  run: "20260512T071800Z-purge-11aa",
  action: "purge",
  reason: null,
  results: EACH_OUTCOME,
});
const UNREADABLE = new KpDualError("journal-unreadable", { values: { file: "/x" } });

const endOf = (runs: readonly PastRun[], errors: readonly KpDualError[] = []): LogEnd => ({
  rows: runs.map((run) => logRow(run, NOW)),
  errors,
});

const textOf = (runs: readonly PastRun[], columns: number) =>
  logList.last?.(endOf(runs), terminal(columns)) ?? [];

describe("the log", () => {
  it("has each run in one row where there is room", () => {
    const [head, first, second, ...others] = textOf([DONE, OPEN], 200);

    expect(head).toMatch(/^RUN +STARTED +ACTION +DONE +OPEN +UNDO +INSTANCE +WHO +REASON$/);
    expect(first).toMatch(
      /^20260512T071900Z-delete-7f3a {2}12 May \d\d:\d\d {2}delete {2}1\/1 {3}- {7}restore till 11 Jun \d\d:\d\d {2}prod-eu {3}.*IBMid-3100.* {2}ticket 12$/,
    );
    expect(second).toMatch(
      /^20260512T071800Z-purge-11aa {3}12 May \d\d:\d\d {2}purge {3}2\/7 {3}resume {2}- .*prod-eu .* -$/,
    );
    expect(others).toEqual([]);
  });

  it.each([80, 120])(
    "is a list of facts for each run in %i columns, and none is cut",
    (columns) => {
      const lines = textOf([DONE, OPEN], columns);

      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      expect(lines.filter((line) => line.startsWith("  run "))).toHaveLength(2);
      expect(lines).toContain("  open      resume");
      expect(lines).toContain("  reason    ticket 12");
      expect(lines.join("\n")).toMatch(/ {2}undo {6}restore till 11 Jun/);
    },
  );

  it("paints what is finished green, and what is open magenta", () => {
    const [, first = "", second = ""] = logList.last?.(endOf([DONE, OPEN]), COLOURFUL) ?? [];

    expect(first).toContain("\u001b[32m1/1");
    expect(second).toContain("\u001b[35m2/7");
  });

  it("is a document of runs that are written one by one", () => {
    expect(logList.text([DONE], true, PIPE)).toEqual([]);
    expect(logList.row(OPEN)).toMatchObject({ complete: false, reason: null, totals: { done: 1 } });
    expect(logList.end(endOf([DONE]))).toEqual({});
    expect(logList.end(endOf([DONE], [UNREADABLE]))).toMatchObject({ unread: [{ exit: 11 }] });
  });

  it("ends with the command that finishes the newest open run, and the one that tells more", () => {
    const more = ["each key of a run:", `  kp-dual log --run ${DONE.run}`];

    expect(logList.next?.(endOf([DONE]))).toEqual(more);
    expect(logList.next?.(endOf([DONE, OPEN]))).toEqual([
      "to finish what is open:",
      `  kp-dual resume ${OPEN.run}`,
      ...more,
    ]);
    expect(logList.next?.(endOf([]))).toEqual([]);
  });

  it("names nothing to be finished where it could not read all: exit 11", () => {
    const end = endOf([DONE, OPEN], [UNREADABLE]);

    expect(logList.exit?.(end)).toBe(11);
    expect(logList.errors?.(end)).toEqual([UNREADABLE]);
    expect(logList.next?.(end).join()).not.toContain("resume");
    expect(logList.exit?.(endOf([]))).toBe(0);
  });

  it("counts as done what was so already, and nothing else", () => {
    const results = [...EACH_OUTCOME, aPastResult({ outcome: "already" })];

    expect(logRow(aPastRun({ results }), NOW).done).toBe("3/8");
  });
});
