import { expect, it } from "vitest";
import type { PastRun } from "../../src/core/past-run.js";
import type { ChangeName } from "../../src/core/report.js";
import { undoOf } from "../../src/views/undo.js";
import { hours, NOW } from "./models.js";
import { aPastResult, aPastRun } from "./past-runs.js";

const DAY = 24;

const ofInstance = (action: ChangeName): PastRun =>
  aPastRun({ action, results: [aPastResult({ key: null })] });

it.each([
  ["set-for-deletion", "key unset", 7 * DAY],
  ["delete", "key restore", 30 * DAY],
] as const)(
  "%s can be taken back by %s, until exactly %i hours later",
  (action, command, lasts) => {
    const past = aPastRun({ action });
    const until = hours(lasts);

    expect(undoOf(past, hours(lasts, -1))).toMatchObject({ command, until });
    expect(undoOf(past, hours(lasts))).toBeNull();
    expect(undoOf(past, hours(lasts, 1))).toBeNull();
  },
);

it("lasts as long as that of the key that was done last", () => {
  const results = [
    aPastResult({ at: hours(-2) }),
    aPastResult({ at: hours(-1) }),
    aPastResult({ at: NOW, outcome: "already" }),
  ];

  expect(undoOf(aPastRun({ results }), NOW)?.until).toEqual(hours(30 * DAY - 1));
});

it.each([
  ["enable-policy", "policy disable", "disable"],
  ["disable-policy", "policy enable", "enable"],
] as const)("%s of an instance can be taken back for ever", (action, command, inShort) => {
  expect(undoOf(ofInstance(action), hours(1_000 * DAY))).toEqual({ command, inShort, until: null });
});

it.each(["enable-policy", "unset", "restore", "purge"] as const)(
  "%s of a key can't be taken back",
  (action) => {
    expect(undoOf(aPastRun({ action }), NOW)).toBeNull();
  },
);

it.each(["already", "refused", "changed-by-other", "not-done", "not-started", "unknown"] as const)(
  "what is %s is not ours to take back",
  (outcome) => {
    expect(undoOf(aPastRun({ results: [aPastResult({ outcome })] }), NOW)).toBeNull();
  },
);
