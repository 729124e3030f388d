import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cast, deleted, HOUR } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { started } from "../support/kp-dual.js";
import { openScene, type Scene } from "../support/scene.js";
import { isChange } from "../support/told-requests.js";

const { seed, id } = cast({
  waited: deleted(2 * HOUR),
  restored: deleted(2 * HOUR),
  sent: deleted(5 * HOUR),
  unsent: deleted(5 * HOUR),
});

let scene: Scene;
let around: { environment: Readonly<Record<string, string>> };

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => {
  const state = await mkdtemp(join(scene.home, "state-"));
  around = { environment: { XDG_STATE_HOME: state, KP_DUAL_REHEARSAL_PACE: "0.02" } };
  await scene.requests();
});

/** Kills a run as soon as the emulator was asked for this; gives the run's id, and what it had sent. */
async function killedAt(who: string, argv: readonly string[], asked: string, times = 1) {
  const environment = { ...scene.environmentOf(who), ...around.environment };
  const child = started([...argv, "--json", "--timeout", "10m"], { environment });
  const gone = once(child, "close");
  const seen: string[] = [];
  while (seen.filter((each) => each.startsWith(asked)).length < times) {
    await pause(5);
    seen.push(...(await scene.requests()));
  }
  child.kill("SIGKILL");
  await gone;
  scene.emulator.faults.set([]);
  const logged = await scene.as(who, ["log", "--json"], around);
  const [past] = documentIn("log", logged.stdout).runs;
  return { run: past?.run ?? "", complete: past?.complete };
}

const sent = async () => (await scene.requests()).filter(isChange);

describe.each([
  ["enable", true],
  ["disable", false],
] as const)("policy %s that was killed", (verb, wanted) => {
  const PUT = "PUT /api/v2/instance/policies";
  const switching = ["policy", verb, "--yes"];

  async function isNow() {
    const shown = await scene.as("bob", ["policy", "show", "--json"], around);
    return JSON.parse(shown.stdout).instancePolicy?.enabled ?? false;
  }

  beforeEach(async () => {
    const other = { environment: { ...around.environment, XDG_STATE_HOME: `${scene.home}/other` } };
    await scene.as("bob", ["policy", wanted ? "disable" : "enable", "--yes"], other);
    expect(await isNow()).toBe(!wanted);
    await scene.requests();
  });

  it("before it took effect is sent once more, after asking", async () => {
    scene.emulator.faults.set([{ match: { method: "PUT" }, at: "before-commit", do: "stall" }]);
    const { run, complete } = await killedAt("bob", switching, PUT);
    expect(complete).toBe(false);

    const refused = await scene.as("bob", ["resume", run], around);
    expect(refused).toMatchObject({ exit: 2, stderr: expect.stringContaining("--yes") });
    expect(await sent()).toEqual([]);
    const resumed = await scene.as("bob", ["resume", run, "--yes", "--json"], around);

    expect(resumed).toMatchObject({ exit: 0, stderr: "" });
    expect(documentIn("change", resumed.stdout)).toMatchObject({
      ...{ run, action: `${verb}-policy` },
      results: [{ key: null, outcome: "done", changed: true }],
    });
    expect(await sent()).toEqual([expect.stringContaining(PUT)]);
    expect(await isNow()).toBe(wanted);
  });

  it("after it took effect is found to be done, and nothing is sent", async () => {
    scene.emulator.faults.set([{ match: { method: "PUT" }, at: "after-commit", do: "stall" }]);
    const { run } = await killedAt("bob", switching, PUT);

    const resumed = await scene.as("bob", ["resume", run, "--json"], around);

    expect(resumed).toMatchObject({ exit: 0, stderr: "" });
    expect(documentIn("change", resumed.stdout).results).toMatchObject([
      { key: null, outcome: "done", changed: true },
    ]);
    expect(await sent()).toEqual([]);
    const logged = await scene.as("bob", ["log", "--run", run, "--json"], around);
    expect(documentIn("log", logged.stdout).runs).toMatchObject([{ complete: true }]);
  });
});

describe("key purge --wait that was killed", () => {
  const purging = (key: string) => ["key", "purge", key, "--wait", "--confirm", key];
  const look = (key: string) => `GET /api/v2/keys/${key}/metadata`;
  const purge = (key: string) => `DELETE /api/v2/keys/${key}/purge`;

  it("while it waited goes on waiting, and then purges", async () => {
    const key = id.waited;
    const { run } = await killedAt("cleo", purging(key), look(key), 4);
    expect(await sent()).toEqual([]);

    const resuming = scene.as("cleo", ["resume", run, "--confirm", key, "--json"], around);
    const seen: string[] = [];
    while (seen.filter((each) => each === look(key)).length < 4) {
      await pause(5);
      seen.push(...(await scene.requests()));
    }
    expect(seen.filter(isChange)).toEqual([]);
    scene.emulator.clock.advance(2 * HOUR);

    const resumed = await resuming;
    expect(resumed).toMatchObject({ exit: 0, stderr: "" });
    expect(documentIn("change", resumed.stdout)).toMatchObject({ run, totals: { done: 1 } });
    expect(await sent()).toEqual([purge(key)]);
  });

  it("after it was sent is found to be done, and nothing is sent", async () => {
    const key = id.sent;
    scene.emulator.faults.set([{ match: { method: "DELETE" }, at: "after-commit", do: "stall" }]);
    const { run } = await killedAt("cleo", purging(key), purge(key));

    const resumed = await scene.as("cleo", ["resume", run, "--json"], around);

    expect(resumed).toMatchObject({ exit: 0, stderr: "" });
    expect(documentIn("change", resumed.stdout).results).toMatchObject([
      { key: { id: key, name: "sent", state: "purged" }, outcome: "done", changed: true },
    ]);
    expect(await sent()).toEqual([]);
  });

  it("while it was sent, and never took effect, is asked about again and purged once", async () => {
    const key = id.unsent;
    scene.emulator.faults.set([{ match: { method: "DELETE" }, at: "before-commit", do: "stall" }]);
    const { run } = await killedAt("cleo", purging(key), purge(key));

    const refused = await scene.as("cleo", ["resume", run], around);
    expect(refused).toMatchObject({ exit: 2, stderr: expect.stringContaining(`--confirm ${key}`) });
    expect(await sent()).toEqual([]);
    const resumed = await scene.as("cleo", ["resume", run, "--confirm", key, "--json"], around);

    expect(resumed).toMatchObject({ exit: 0, stderr: "" });
    expect(await sent()).toEqual([purge(key)]);
  });
});
