import { setTimeout } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cast } from "../support/cast.js";
import { type Run, started } from "../support/kp-dual.js";
import { atTerminal } from "../support/pseudo-terminal.js";
import { openScene, type Scene } from "../support/scene.js";
import { unmarked } from "../support/told-failures.js";

const COUNT = 200;
const NAMES = Array.from({ length: COUNT }, (_, n) => `k${n}`);
const { seed, id } = cast(Object.fromEntries(NAMES.map((name) => [name, {}])));
const ids = NAMES.map((name) => id[name] ?? "");

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

/** The keys that were set for deletion since the last time, and are now taken back again. */
let known = 0;
const changed = () => scene.emulator.changes().slice(known);

const takenBack = async () => {
  await latency(0);
  scene.emulator.faults.set([]);
  await scene.as("ann", ["key", "unset", ...ids, "--yes", "--quiet"]);
  known = scene.emulator.changes().length;
  await latency(10);
};

const latency = (ms: number) =>
  fetch(`${scene.emulator.url}/_rehearsal/latency`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ms }),
  });

const ACTION = ["key", "set-for-deletion"] as const;

/** A run over all keys, in which things can be done to the process. */
function running(...flags: readonly string[]) {
  const environment = { ...scene.environmentOf("ann"), KP_DUAL_REHEARSAL_PACE: "0.1" };
  const child = started([...ACTION, ...ids, "--yes", ...flags], { environment });
  return { child, ended: outputOf(child) };
}

function outputOf(child: ReturnType<typeof started>): Promise<Run> {
  child.stdin.end();
  const text = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text.stdout += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    text.stderr += chunk;
  });
  return new Promise((resolve) => {
    child.once("close", (exit, signal) => resolve({ exit, signal, ...text }));
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(5);
}

interface Told {
  readonly results: readonly {
    readonly key: { readonly id: string };
    readonly outcome: string;
  }[];
  readonly totals: Readonly<Record<string, number>>;
  readonly run: string | null;
}

/** What the report says of each key, held against what was done to it. */
function trueReport(stdout: string): Told {
  const report = JSON.parse(stdout) as Told;
  const sum = Object.values(report.totals).reduce((all, each) => all + each, 0);
  expect(report.results.map(({ key }) => key.id)).toEqual(ids);
  expect(sum).toBe(COUNT);
  const reallyChanged = new Set(changed().map(({ key }) => key));
  const outcomes = (wanted: boolean) =>
    new Set(
      report.results
        .filter(({ key }) => reallyChanged.has(key.id) === wanted)
        .map((r) => r.outcome),
    );
  for (const outcome of outcomes(true)) expect(["done", "unknown"]).toContain(outcome);
  for (const outcome of outcomes(false))
    expect(["not-started", "not-done", "unknown"]).toContain(outcome);
  expect(changed()).toHaveLength(reallyChanged.size);
  return report;
}

/** The signals that ask for an end, and the exit codes of what they ended (interface.md §4). */
const SIGNALS = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const;

describe("a change of many keys", () => {
  beforeEach(takenBack);

  it.each(SIGNALS)(
    "finishes at %s what is begun, and begins nothing more: exit %i",
    async (signal, exit) => {
      const { child, ended } = running("--json");
      await until(() => changed().length >= 20);

      child.kill(signal);
      const run = await ended;

      expect(run).toMatchObject({ exit, signal: null, stderr: "" });
      const { totals } = trueReport(run.stdout);
      expect(totals["unknown"]).toBe(0);
      expect(totals["done"]).toBeGreaterThanOrEqual(20);
      expect(totals["notStarted"]).toBeGreaterThan(100);
    },
  );

  it("begins nothing where the signal comes while the keys are looked at", async () => {
    const before = scene.emulator.requests().length;
    const { child, ended } = running("--json");
    await until(() => scene.emulator.requests().length > before + 30);

    child.kill("SIGTERM");
    const run = await ended;

    expect(run).toMatchObject({ exit: 143, stderr: "" });
    expect(trueReport(run.stdout)).toMatchObject({ totals: { notStarted: COUNT }, run: null });
    expect(changed()).toEqual([]);
  });

  it("gives up at a second SIGINT what is begun, and lists it as unknown", async () => {
    scene.emulator.faults.set([
      { match: { method: "POST", key: ids[12] ?? "" }, at: "after-commit", do: "stall" },
      { match: { method: "POST", key: ids[14] ?? "" }, at: "before-commit", do: "stall" },
    ]);
    const { child, ended } = running("--json", "--timeout", "10m");
    await until(() => changed().length >= 40);

    child.kill("SIGINT");
    await setTimeout(300);
    const asked = performance.now();
    child.kill("SIGINT");
    const run = await ended;

    expect(performance.now() - asked).toBeLessThan(2_000);
    expect(run).toMatchObject({ exit: 130, signal: null, stderr: "" });
    const { results, totals } = trueReport(run.stdout);
    const unknown = results.filter(({ outcome }) => outcome === "unknown").map(({ key }) => key.id);
    expect(unknown).toEqual([ids[12], ids[14]]);
    expect(totals["unknown"]).toBe(2);
  });

  it("gives it up by itself where SIGTERM was eight seconds ago, in a rehearsal less", async () => {
    scene.emulator.faults.set([
      { match: { method: "POST", key: ids[12] ?? "" }, at: "after-commit", do: "stall" },
      {
        match: { method: "POST", key: ids[14] ?? "" },
        at: "before-commit",
        do: { status: 429, headers: { "retry-after": "60" } },
      },
    ]);
    const { child, ended } = running("--json", "--timeout", "10m");
    await until(() => changed().length >= 20);

    child.kill("SIGTERM");
    const asked = performance.now();
    const run = await ended;

    expect(performance.now() - asked).toBeGreaterThan(700);
    expect(performance.now() - asked).toBeLessThan(3_000);
    expect(run).toMatchObject({ exit: 143, signal: null });
    expect(trueReport(run.stdout).totals).toMatchObject({ unknown: 1, notDone: 1 });
  });

  it("tells people that it stops, what is left and how to finish it", async () => {
    const { child, ended } = running();
    await until(() => changed().length >= 20);

    child.kill("SIGINT");
    const run = await ended;

    expect(run.exit).toBe(130);
    const lines = unmarked(run.stderr);
    expect(lines.filter((line) => line.startsWith("stopping: "))).toEqual([
      expect.stringMatching(/^stopping: (?:one is|[2-8] keys are) being worked on, /),
    ]);
    expect(lines.at(-2)).toMatch(/^\d+ left; to look at each and finish:$/);
    expect(lines.at(-1)).toMatch(/^ {2}kp-dual resume \d{8}T\d{6}Z-set-for-deletion-[0-9a-f]+$/);
    expect(unmarked(run.stdout).at(-1)).toMatch(/^200 keys: \d+ done, \d+ not started$/);
  });

  it("goes on to its end although nobody reads what it prints", async () => {
    const { child, ended } = running();
    child.stdout.destroy();
    child.stderr.destroy();

    expect(await ended).toMatchObject({ exit: 0, signal: null });
    expect(changed()).toHaveLength(COUNT);
  });

  it("shows at a terminal how far it is, and leaves nothing of that behind", async () => {
    const terminal = atTerminal(`$KP_DUAL ${ACTION.join(" ")} ${ids.join(" ")} --yes | head -1`, {
      ...scene.environmentOf("ann"),
    });
    await terminal.shows("set for deletion ");
    const screen = stripVTControlCharacters(terminal.screen());
    await terminal.ended;

    expect(screen).toMatch(/REHEARSAL \S █+░* set for deletion \d+ of 200, \d+\/s/);
    expect(terminal.screen().split("\u001b[?25h").length).toBe(
      terminal.screen().split("\u001b[?25l").length,
    );
    expect(changed()).toHaveLength(COUNT);
  });

  it("stops at a terminal by Ctrl-C", async () => {
    const terminal = atTerminal(`exec $KP_DUAL ${ACTION.join(" ")} ${ids.join(" ")} --yes`, {
      ...scene.environmentOf("ann"),
    });
    await until(() => changed().length >= 20);

    terminal.type("\u0003");

    expect(await terminal.ended).toBe(130);
    expect(terminal.screen()).toMatch(/stopping: \d keys are being worked on/);
    const count = changed().length;
    expect(terminal.screen()).toContain(`200 keys: ${count} done, ${COUNT - count} not started`);
  });
});

describe("a change that waits because the service is busy", () => {
  beforeEach(takenBack);

  it.each(SIGNALS)(
    "ends its wait at %s and sends nothing more; the refusal tells what came of it: exit %i",
    async (signal, exit) => {
      const key = ids[0] ?? "";
      const busy = { status: 429, headers: { "retry-after": "60" } };
      scene.emulator.faults.set([
        { match: { method: "POST", key }, at: "before-commit", do: busy },
      ]);
      const sendings = () => scene.emulator.requests().filter(({ status }) => status === 429);
      const before = sendings().length;
      const environment = scene.environmentOf("ann");
      const child = started([...ACTION, key, "--yes", "--json"], { environment });
      const ended = outputOf(child);
      await until(() => sendings().length > before);

      child.kill(signal);
      const run = await ended;

      expect(run).toMatchObject({ exit, signal: null, stderr: "" });
      const { results, totals, run: name } = JSON.parse(run.stdout) as Told;
      expect(totals).toMatchObject({ notDone: 1, unknown: 0 });
      expect(results).toMatchObject([
        { outcome: "not-done", changed: false, exit: 8, error: { status: 429 } },
      ]);
      expect(sendings()).toHaveLength(before + 1);
      expect(changed()).toEqual([]);

      scene.emulator.faults.set([]);
      expect(await scene.as("ann", ["resume", name ?? "", "--yes"])).toMatchObject({ exit: 0 });
      expect(changed()).toMatchObject([{ key }]);
    },
  );
});

describe("a read", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("ends at once by %s", async (signal) => {
    await latency(2_000);
    const before = scene.emulator.requests().length;
    const child = started(["key", "show", ids[0] ?? ""], {
      environment: scene.environmentOf("ann"),
    });
    const ended = new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
    await until(() => scene.emulator.requests().length > before);

    child.kill(signal);

    expect(await ended).toBe(signal);
  });
});

describe("a question", () => {
  beforeEach(takenBack);

  it.each(SIGNALS)(
    "ends by %s, says that nothing was sent, and leaves the terminal as it was",
    async (signal, exit) => {
      const command = `sh -c 'echo pid $$ && exec $KP_DUAL ${ACTION.join(" ")} ${ids[0]}'`;
      const terminal = atTerminal(
        `stty -g; ${command}; echo "exit $?"; stty -g`,
        scene.environmentOf("ann"),
      );
      await terminal.shows("(y/N)");

      process.kill(Number(/pid (\d+)/.exec(terminal.screen())?.[1]), signal);

      await terminal.ended;
      const lines = stripVTControlCharacters(terminal.screen()).trim().split(/\r?\n/);
      expect(lines.at(-2)).toBe(`exit ${exit}`);
      expect(lines.at(-1)).toBe(lines[0]);
      expect(lines.filter((line) => line.includes("error: "))).toEqual([
        "REHEARSAL error: not set for deletion: stopped before anything was sent",
      ]);
      expect(terminal.screen().split("\u001b[?25h").length).toBeGreaterThanOrEqual(
        terminal.screen().split("\u001b[?25l").length,
      );
      expect(changed()).toEqual([]);
    },
  );
});
