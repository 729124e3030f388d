import { describe, expect, it } from "vitest";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { visible } from "../../src/views/gate.js";
import { type OneRun, pastRun } from "../../src/views/past-run.js";
import { COLOURFUL, hours, INSTANCE, NOW, ORDERS, PIPE, terminal } from "./models.js";
import { aPastResult, aPastRun, EACH_OUTCOME } from "./past-runs.js";

const RUN = "20260512T071900Z-delete-7f3a";

const oneRun = (differences: Parameters<typeof aPastRun>[0] = {}): OneRun => ({
  past: aPastRun(differences),
  error: null,
  now: NOW,
});

const BROKEN = new KpDualError("journal-broken", { values: { run: RUN, line: "3", at: "" } });

const textOf = (model: OneRun, columns: number) => pastRun.text(model, terminal(columns));

/** The value of one fact, on however many lines it stands. */
function fact(lines: readonly string[], label: string): string | undefined {
  const from = lines.findIndex((line) => line.trimStart().startsWith(`${label} `));
  if (from < 0) return undefined;
  const rest = lines.slice(from + 1);
  const to = rest.findIndex((line) => !/^ {6,}\S/.test(line));
  const value = [lines[from]?.trimStart().slice(label.length), ...rest.slice(0, to)];
  return value.map((line) => line?.trim()).join(" ");
}

describe("a run of the past", () => {
  it.each([80, 120])("says in %i columns what it was", (columns) => {
    const lines = textOf(oneRun(), columns);

    for (const line of lines.slice(0, lines.indexOf(visible(""))))
      expect(line.length).toBeLessThanOrEqual(columns);
    expect(fact(lines, "run")).toBe(RUN);
    expect(fact(lines, "action")).toBe("delete");
    expect(fact(lines, "by")).toContain("IBMid-3100");
    expect(fact(lines, "reason")).toBe("ticket 12");
    expect(fact(lines, "open")).toBe("nothing");
    expect(fact(lines, "undo")).toMatch(/^kp-dual key restore, until about .*2026.*, in 30d 0h$/);
    expect(fact(lines, "totals")).toBe("1 done");
  });

  it("has each key in one row where there is room, and as a list of facts where there is none", () => {
    const model = oneRun({ results: EACH_OUTCOME });

    expect(textOf(model, 160).slice(-8)).toEqual([
      "OUTCOME           ID                                    CORRELATION                           NAME",
      `done              ${ORDERS}  8ad33eb2-7bbf-4b7a-a02e-221959920342  orders-db-root`,
      `already           ${ORDERS}  -                                     orders-db-root`,
      `refused           ${ORDERS}  c-1                                   orders-db-root`,
      `changed-by-other  ${ORDERS}  -                                     orders-db-root`,
      `not-done          ${ORDERS}  c-1 c-2                               orders-db-root`,
      `not-started       ${ORDERS}  -                                     orders-db-root`,
      `unknown           ${ORDERS}  c-3                                   orders-db-root`,
    ]);
    for (const columns of [80, 100])
      expect(textOf(model, columns).slice(-4)).toEqual([
        "  outcome      unknown",
        `  id           ${ORDERS}`,
        "  correlation  c-3",
        "  name         orders-db-root",
      ]);
  });

  it("counts its keys by what became of them, and says how to finish what is open", () => {
    const lines = textOf(oneRun({ results: EACH_OUTCOME }), 120);

    expect(fact(lines, "totals")).toBe(
      "1 done, 1 already, 1 refused, 1 changed by other, 1 not done, 1 not started, 1 unknown",
    );
    expect(fact(lines, "open")).toBe(`yes: kp-dual resume ${RUN}`);
  });

  it("that broke off says so, though nothing of it may be left", () => {
    const lines = textOf(oneRun({ endedAt: null }), 80);

    expect(fact(lines, "ended")).toBe("it broke off");
    expect(fact(lines, "open")).toBe(`yes: kp-dual resume ${RUN}`);
  });

  it("that was on a host of somebody else's names it, for whoever trusts it", () => {
    const instance = { ...INSTANCE, at: "--instance prod-eu --endpoint https://keys.example.com" };
    const model = oneRun({ endedAt: null, instance });
    const command = `kp-dual resume ${RUN} --endpoint https://keys.example.com`;

    expect(fact(textOf(model, 80), "open")).toBe("yes, on keys.example.com");
    expect(pastRun.next?.(model)).toEqual([
      "to finish what is open, if you trust keys.example.com:",
      `  ${command}`,
    ]);
  });

  it("leaves out what there is not", () => {
    const lines = textOf(oneRun({ reason: null, action: "purge" }), 80);

    expect(fact(lines, "reason")).toBeUndefined();
    expect(fact(lines, "undo")).toBeUndefined();
  });

  it("names the instance where it is about its policy", () => {
    const policy = oneRun({ action: "enable-policy", results: [aPastResult({ key: null })] });

    expect(textOf(policy, 120).at(-1)).toMatch(/^done +- +8ad33eb2-\S+ +prod-eu/);
    expect(fact(textOf(policy, 120), "undo")).toBe("kp-dual policy disable");
    expect(pastRun.json(policy)).toMatchObject({ runs: [{ results: [{ key: null }] }] });
  });

  it("shows nothing raw of what came from outside", () => {
    const name = "pay\u202eroll\u001b[2J";
    const results = [aPastResult({ key: { id: ORDERS, name } })];
    const text = pastRun.text(oneRun({ reason: name, results }), PIPE).join("\n");

    expect(text.match(/pay<U\+202E>roll<U\+001B>\[2J/g)).toHaveLength(2);
    expect(text).not.toContain("\u001b");
  });

  it("paints what is done green, what is open magenta, and what failed red", () => {
    const painted = pastRun.text(oneRun({ results: EACH_OUTCOME }), COLOURFUL).slice(-7);

    const codes = [32, 32, 31, 31, 35, 35, 35].map((code) => `\u001b[${code}m`);
    expect(painted.map((line) => line.slice(0, 5))).toEqual(codes);
  });

  it("is a document of one run, with each key once", () => {
    const model = oneRun({ results: EACH_OUTCOME });

    expect(pastRun.json(model)).toMatchObject({
      schema: "kp-dual/log/1",
      runs: [
        {
          run: RUN,
          action: "delete",
          startedAt: "2026-05-12T07:19:00Z",
          endedAt: "2026-05-12T07:20:00Z",
          complete: false,
          by: { iamId: "IBMid-3100", name: "Bob" },
          reason: "ticket 12",
          totals: { done: 1, already: 1, refused: 1, changedByOther: 1, notDone: 1, unknown: 1 },
          results: EACH_OUTCOME.map(({ key, outcome, changed, exit, correlationIds }) => ({
            ...{ key, outcome, changed, exit, correlationIds },
            correlationId: correlationIds.at(-1) ?? null,
          })),
        },
      ],
    });
    expect(pastRun.json(model)).not.toHaveProperty("unread");
  });

  it("ends with the command that finishes it, unless nothing is open", () => {
    expect(pastRun.next?.(oneRun())).toEqual([]);
    expect(pastRun.next?.(oneRun({ endedAt: null }))).toEqual([
      "to finish what is open:",
      `  kp-dual resume ${RUN}`,
    ]);
    expect(pastRun.exit?.(oneRun({ endedAt: null }))).toBe(0);
  });

  it("whose file is broken is shown as far as it goes: exit 11, and no command that would fail", () => {
    const model: OneRun = { ...oneRun({ endedAt: null }), error: BROKEN, now: hours(1) };

    expect(pastRun.exit?.(model)).toBe(11);
    expect(pastRun.errors?.(model)).toEqual([BROKEN]);
    expect(pastRun.next?.(model)).toEqual([]);
    expect(pastRun.json(model)).toMatchObject({ unread: [{ exit: 11 }] });
  });
});
