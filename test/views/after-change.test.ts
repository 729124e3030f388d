import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ChangeName, Report, Result } from "../../src/core/report.js";
import { afterChange } from "../../src/views/after-change.js";
import { aReport, aResult, hours, INSTANCE, keyId, NOW, ORDERS } from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const AT = "--instance prod-eu";
const DEADLINE = "Tue 19 May 2026 09:20 +02:00, in 7d 0h";
const RESUME = [
  "1 left; to look at each and finish:",
  "  kp-dual resume 20260512T072000Z-delete-7f3a",
];
const resultOf = (at: number, more: Partial<Result> = {}) =>
  aResult({
    key: { id: keyId(`${at}2fd6835-6001-4482-a892-13bd2085f75d`), name: null, state: "active" },
    ...more,
  });

const next = (action: ChangeName, result: Partial<Result> = {}, more: Partial<Report> = {}) =>
  afterChange(aReport({ action, results: [aResult(result)], ...more }));

describe("the next command", () => {
  it("after a first approval is the other person's, with its deadline, and the undo", () => {
    expect(next("set-for-deletion", { until: hours(168) })).toEqual([
      `next: another Manager, before ${DEADLINE}:`,
      `  kp-dual key delete ${ORDERS} ${AT}`,
      "undo:",
      `  kp-dual key unset ${ORDERS} ${AT}`,
    ]);
  });

  it("after a deletion is the undo with its last date, and the purge with its first", () => {
    expect(next("delete", { restoreUntil: hours(720), purgeFrom: hours(4) })).toEqual([
      "undo, until Thu 11 Jun 2026 09:20 +02:00, in 30d 0h:",
      `  kp-dual key restore ${ORDERS} ${AT}`,
      "for ever, from Tue 12 May 2026 13:20 +02:00, in 4h 0m, by somebody with KeyPurge:",
      `  kp-dual key purge ${ORDERS} ${AT}`,
    ]);
  });

  it("after a deletion tells the documented windows where nobody told dates", () => {
    const lines = next("delete");
    expect(lines[0]).toBe("undo, for 30 days:");
    expect(lines[2]).toBe("for ever, after 4 hours, by somebody with KeyPurge:");
  });

  it.each([
    { left: hours(0, 1), command: "unset" },
    { left: NOW, command: "show" },
    { left: null, command: "show" },
  ])("after a restore takes back an approval that still stands ($left)", ({ left, command }) => {
    expect(next("restore", { until: left }).at(-1)).toBe(
      `  kp-dual key ${command} ${ORDERS} ${AT}`,
    );
  });

  it.each([
    ["unset", `key set-for-deletion ${ORDERS} ${AT}`],
    ["purge", `key list ${AT}`],
    ["enable-policy", `key set-for-deletion ${ORDERS} ${AT}`],
  ] as const)("after %s is: %s", (action, command) => {
    expect(next(action).at(-1)).toBe(`  kp-dual ${command}`);
  });

  it("after a switch of the instance is the other way", () => {
    const key = { key: null };
    expect(next("enable-policy", key)).toContain(`  kp-dual policy disable ${AT}`);
    expect(next("enable-policy", key)).toContain(`  kp-dual policy show --uncovered ${AT}`);
    expect(next("disable-policy", key)).toEqual([
      "keys that were made before stay as they are",
      "undo:",
      `  kp-dual policy enable ${AT}`,
    ]);
  });

  it("is about the keys that it holds for, by the earliest deadline of them all", () => {
    const results = [
      resultOf(1, { until: hours(168) }),
      resultOf(2, { until: hours(1), outcome: "already" }),
      resultOf(3, { outcome: "refused" }),
    ];
    const [words, command] = afterChange(aReport({ action: "set-for-deletion", results }));

    expect(words).toBe("next: another Manager, before Tue 12 May 2026 10:20 +02:00, in 1h 0m:");
    expect(command).toBe(
      `  kp-dual key delete ${results[0]?.key?.id} ${results[1]?.key?.id} ${AT}`,
    );
  });

  it("after several deletions tells when the first undo ends and when all can be purged", () => {
    const results = [
      resultOf(1, { restoreUntil: hours(720), purgeFrom: hours(4) }),
      resultOf(2, { restoreUntil: hours(700), purgeFrom: hours(3) }),
    ];
    const text = afterChange(aReport({ results })).join("\n");

    expect(text).toContain("undo, until Wed 10 Jun 2026 13:20");
    expect(text).toContain("for ever, from Tue 12 May 2026 13:20");
  });

  it("names three keys at most, and then says only where they go", () => {
    const four = [1, 2, 3, 4].map((at) => resultOf(at));
    const ids = four.map(({ key }) => key?.id);

    const of = (results: readonly Result[]) =>
      afterChange(aReport({ action: "unset", results }))[1];
    expect(of(four.slice(0, 3))).toContain(ids.slice(0, 3).join(" "));
    expect(of(four)).toBe(`  kp-dual key set-for-deletion <key>… ${AT}`);
  });

  it("is a look where nobody can say what happened", () => {
    expect(next("delete", { outcome: "unknown" })).toEqual([
      "look again:",
      `  kp-dual key show ${ORDERS} ${AT}`,
      ...RESUME,
    ]);
  });

  it.each(["not-done", "not-started"] as const)("is to resume where one is %s", (outcome) => {
    expect(next("delete", { outcome })).toEqual(RESUME);
  });

  it("is to resume at the same host, where it is none of IBM's", () => {
    const instance = { ...INSTANCE, at: "--instance prod-eu --endpoint https://keys.example.com" };

    expect(next("delete", { outcome: "not-done" }, { instance }).at(-1)).toBe(
      `${RESUME[1]} --endpoint https://keys.example.com`,
    );
  });

  it("after a run that was stopped is to resume it, beside what was done", () => {
    const results = [
      resultOf(1),
      resultOf(2, { outcome: "unknown" }),
      resultOf(3, { outcome: "not-started" }),
      resultOf(4, { outcome: "refused" }),
    ];
    const lines = afterChange(aReport({ action: "unset", results }));

    expect(lines.slice(-2)).toEqual([
      "2 left; to look at each and finish:",
      "  kp-dual resume 20260512T072000Z-delete-7f3a",
    ]);
  });

  it("is not to resume what never became a run", () => {
    expect(next("delete", { outcome: "not-started" }, { run: null })).toEqual([]);
  });

  it.each(["refused", "changed-by-other"] as const)(
    "is left to the explanation where the outcome is %s",
    (outcome) => {
      expect(next("delete", { outcome })).toEqual([]);
    },
  );
});

describe("after a dry run", () => {
  const ready = { outcome: "ready", changed: false } as const;

  it.each([
    { action: "delete", results: [aResult(ready)], flag: `--confirm ${ORDERS}` },
    { action: "purge", results: [aResult(ready)], flag: `--confirm ${ORDERS}` },
    { action: "enable-policy", results: [aResult(ready)], flag: `--confirm ${ORDERS}` },
    { action: "enable-policy", results: [aResult({ ...ready, key: null })], flag: "--yes" },
    { action: "set-for-deletion", results: [aResult(ready)], flag: "--yes" },
    { action: "delete", results: [resultOf(1, ready), resultOf(2)], flag: "--confirm 2" },
    { action: "unset", results: [resultOf(1, ready), resultOf(2)], flag: "--yes" },
  ] as const)("$action tells what a real one needs: $flag", ({ action, results, flag }) => {
    const lines = afterChange(aReport({ action, dryRun: true, results }));
    expect(lines).toEqual([
      `nothing was sent. For real: the same without --dry-run; in a script with ${flag}`,
    ]);
  });

  it("there is nothing to say where nothing is ready", () => {
    expect(next("delete", { outcome: "refused" }, { dryRun: true })).toEqual([]);
  });
});
