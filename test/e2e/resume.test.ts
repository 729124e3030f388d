import { once } from "node:events";
import { mkdtemp, readFile, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approved, cast } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { started } from "../support/kp-dual.js";
import { openScene, type Scene } from "../support/scene.js";
import { isChange } from "../support/told-requests.js";

const names = Array.from({ length: 344 }, (_, at) => `k${at}`);
const { seed, id } = cast(Object.fromEntries(names.map((name) => [name, approved])));
const ids = names.map((name) => id[name] ?? "");

let scene: Scene;
let around: { environment: Readonly<Record<string, string>> };

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => {
  const state = await mkdtemp(join(scene.home, "state-"));
  around = { environment: { XDG_STATE_HOME: state, KP_DUAL_REHEARSAL_PACE: "0.05" } };
});

const latency = (ms: number) =>
  fetch(`${scene.emulator.url}/_rehearsal/latency`, {
    method: "POST",
    body: JSON.stringify({ ms }),
  });

const deletedOf = (keys: readonly string[]) =>
  scene.emulator.changes().filter(({ key }) => keys.includes(key ?? ""));

const logged = async (...argv: readonly string[]) => {
  const run = await scene.as("bob", ["log", ...argv, "--json"], around);
  expect(run).toMatchObject({ exit: 0, stderr: "" });
  return documentIn("log", run.stdout).runs;
};

const removing = (keys: readonly string[]) => [
  ...["key", "delete", ...keys, "--confirm", String(keys.length), "--reason", "retired"],
];

/** Deletes keys until so many are gone, and then kills the process. */
async function killedAfter(count: number, keys: readonly string[]): Promise<string> {
  const environment = { ...scene.environmentOf("bob"), ...around.environment };
  const child = started([...removing(keys), "--json"], { environment });
  const gone = once(child, "close");
  while (deletedOf(keys).length < count) await pause(2);
  child.kill("SIGKILL");
  await gone;
  const [run] = await logged();
  return run?.run ?? "";
}

describe("a run that was killed", () => {
  it("is finished by one command, and nothing of it is done twice", async () => {
    const keys = ids.slice(0, 50);
    await latency(20);
    const run = await killedAfter(20, keys);
    const [before] = await logged("--run", run);
    expect(before).toMatchObject({ complete: false, endedAt: null, reason: "retired" });
    expect(before?.results.map(({ key }) => key?.id)).toEqual(keys);
    const done = before?.totals["done"] ?? 0;

    const refused = await scene.as("bob", ["resume", run], around);
    expect(refused.exit).toBe(2);
    const left = /--confirm (\d+)/.exec(refused.stderr)?.[1] ?? "";
    expect(Number(left)).toBe(50 - deletedOf(keys).length);
    const resumed = await scene.as("bob", ["resume", run, "--confirm", left, "--json"], around);

    expect(resumed).toMatchObject({ exit: 0, stderr: "" });
    const document = documentIn("change", resumed.stdout);
    expect(document).toMatchObject({ action: "delete", run, totals: { done: 50 - done } });
    expect(document.results.map(({ key }) => key?.id)).toEqual(
      keys.filter((_, at) => before?.results[at]?.outcome !== "done"),
    );
    expect(deletedOf(keys)).toHaveLength(50);
    const [after] = await logged("--run", run);
    expect(after).toMatchObject({ complete: true, totals: { done: 50 } });
    const again = await scene.as("bob", ["resume", run], around);
    expect(again).toMatchObject({ exit: 0, stdout: expect.stringContaining("nothing of the run") });
    await latency(0);
  });

  it("counts what one look could not read, and looks at it once more", async () => {
    const keys = ids.slice(225, 250);
    await latency(20);
    const run = await killedAfter(1, keys);
    await latency(0);
    const left = keys.filter((key) => deletedOf([key]).length === 0);
    const [unreadable = ""] = left;
    const match = { path: `/api/v2/keys/${unreadable}/metadata` };
    const busy = { at: "before-accept", do: { status: 503 } } as const;
    scene.emulator.faults.set([{ match, ...busy, times: 3 }]);

    const answer = ["--confirm", `${left.length}`, "--json"];
    const resumed = await scene.as("bob", ["resume", run, ...answer], around);

    expect(resumed).toMatchObject({ exit: 0 });
    expect(documentIn("change", resumed.stdout).totals["notDone"]).toBe(0);
    expect(deletedOf(keys)).toHaveLength(keys.length);
    const [after] = await logged("--run", run);
    expect(after).toMatchObject({ complete: true, totals: { done: keys.length } });
  });

  it("leaves alone what a colleague has restored meanwhile", async () => {
    const keys = ids.slice(50, 60);
    await latency(20);
    const run = await killedAfter(1, keys);
    await latency(0);
    const [past] = await logged("--run", run);
    const gone = deletedOf(keys).map(({ key }) => key);
    const lost = keys.filter(
      (key, at) => gone.includes(key as never) && past?.results[at]?.outcome === "unknown",
    );
    expect(lost.length).toBeGreaterThan(0);
    scene.emulator.clock.advance(31_000);
    const restored = await scene.as("bob", ["key", "restore", ...lost, "--yes"], {
      environment: { ...around.environment, XDG_STATE_HOME: join(scene.home, "elsewhere") },
    });
    expect(restored).toMatchObject({ exit: 0 });
    const left = keys.length - gone.length;

    const resumed = await scene.as(
      "bob",
      ["resume", run, "--confirm", String(left), "--json"],
      around,
    );

    const { results } = documentIn("change", resumed.stdout);
    for (const key of lost)
      expect(results.find((each) => each.key?.id === key)?.outcome).toBe("changed-by-other");
    expect(resumed.exit).toBe(9);
    expect(deletedOf(lost).filter(({ action }) => action === "delete")).toHaveLength(lost.length);
  });
});

it("what was proven to have had no effect, and somebody else did since, is not told as done", async () => {
  const [key = ""] = ids.slice(-1);
  const refused = { at: "before-accept", do: { status: 429 } } as const;
  scene.emulator.faults.set([{ match: { method: "POST", key }, ...refused, times: 3 }]);
  const run = await scene.as("bob", ["key", "unset", key, "--yes", "--json"], around);
  expect(run).toMatchObject({ exit: 8 });
  const elsewhere = { environment: { XDG_STATE_HOME: join(scene.home, "elsewhere") } };
  expect(await scene.as("amy", ["key", "unset", key, "--yes"], elsewhere)).toMatchObject({
    exit: 0,
  });

  const id = documentIn("change", run.stdout).run ?? "";
  const resumed = await scene.as("bob", ["resume", id, "--yes", "--json"], around);

  expect(resumed).toMatchObject({ exit: 0 });
  expect(documentIn("change", resumed.stdout).results).toMatchObject([
    { outcome: "already", changed: false },
  ]);
});

/** The file of a run of this test. */
const fileOf = (run: string) =>
  join(around.environment["XDG_STATE_HOME"] ?? "", "kp-dual", "runs", `${run}.jsonl`);

const MENTION = /an earlier run is not finished: kp-dual resume (\S+)/g;
const mentioned = (text: string) => Array.from(text.matchAll(MENTION), ([, run]) => run);

describe("the next change", () => {
  it("mentions once, on standard error, a run that was killed, until that is finished", async () => {
    const keys = ids.slice(250, 254);
    await latency(50);
    const run = await killedAfter(1, keys);
    await latency(0);
    const next = ["key", "unset", ids[259] ?? "", "--dry-run"];

    const change = await scene.as("bob", next, around);
    expect(mentioned(change.stderr)).toEqual([run]);
    expect(change.stdout).not.toContain(run);
    const quiet = await scene.as("bob", [...next, "--quiet"], around);
    expect(mentioned(quiet.stderr)).toEqual([]);
    const read = await scene.as("bob", ["key", "show", ids[259] ?? ""], around);
    expect(mentioned(read.stderr)).toEqual([]);

    const left = String(keys.length - deletedOf(keys).length);
    const argv = ["resume", run, ...(left === "0" ? [] : ["--confirm", left])];
    expect(await scene.as("bob", argv, around)).toMatchObject({ exit: 0 });
    expect(mentioned((await scene.as("bob", next, around)).stderr)).toEqual([]);
  });

  it("mentions a run that broke off before its end was written, which resume then writes", async () => {
    const key = ids[254] ?? "";
    const made = await scene.as("bob", ["key", "delete", key, "--confirm", key, "--json"], around);
    const { run } = documentIn("change", made.stdout);
    const text = await readFile(fileOf(run ?? ""), "utf8");
    await truncate(fileOf(run ?? ""), text.indexOf('{"record":"footer"'));
    const next = ["key", "unset", ids[259] ?? "", "--dry-run"];
    expect(mentioned((await scene.as("bob", next, around)).stderr)).toEqual([run]);
    await scene.requests();

    const resumed = await scene.as("bob", ["resume", run ?? ""], around);

    expect(resumed).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining("nothing of the run"),
    });
    expect((await scene.requests()).filter(isChange)).toEqual([]);
    expect(mentioned((await scene.as("bob", next, around)).stderr)).toEqual([]);
    expect(await logged("--run", run ?? "")).toMatchObject([
      { complete: true, totals: { done: 1 } },
    ]);
  });
});

describe("a run that is taken up by two at once", () => {
  it("is finished by one of them, and nothing is done twice", async () => {
    const keys = ids.slice(260, 290);
    await latency(20);
    const run = await killedAfter(8, keys);
    const left = String(keys.length - deletedOf(keys).length);

    const both = await Promise.all(
      [1, 2].map(() => scene.as("bob", ["resume", run, "--confirm", left, "--json"], around)),
    );

    await latency(0);
    expect(deletedOf(keys)).toHaveLength(keys.length);
    expect(both.map(({ exit }) => exit).sort()).toEqual([0, 11]);
    expect(both.find(({ exit }) => exit === 11)?.stderr).toContain("another");
    expect(await logged("--run", run)).toMatchObject([{ complete: true, totals: { done: 30 } }]);
  });
});

describe("a run that stood still", () => {
  it("begins nothing more once another one has taken its lock over", async () => {
    const keys = ids.slice(290, 340);
    await latency(20);
    const environment = { ...scene.environmentOf("bob"), ...around.environment };
    const child = started([...removing(keys), "--json"], { environment });
    let stdout = "";
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    const gone = once(child, "close");
    while (deletedOf(keys).length < 10) await pause(2);
    child.kill("SIGSTOP");
    await pause(200);
    const [run] = (await logged()).map((each) => each.run);
    const longAgo = new Date(Date.now() - 60_000);
    const { id: instance } = scene.emulator.instances[0] ?? { id: "" };
    const locks = join(around.environment["XDG_STATE_HOME"] ?? "", "kp-dual", "locks");
    await utimes(join(locks, `rehearsal-${instance}-delete.lock`), longAgo, longAgo);

    const others = removing(ids.slice(340, 343));
    const other = await scene.as("cleo", [...others, "--json"], around);
    expect(other.exit).toBe(0);
    await scene.requests();
    child.kill("SIGCONT");
    const [exit] = await gone;

    await latency(0);
    // What it had in hand, written down already, may still go out.
    expect((await scene.requests()).filter(isChange).length).toBeLessThanOrEqual(8);
    const { results, totals } = documentIn("change", stdout);
    expect(results).toHaveLength(keys.length);
    expect(totals["notStarted"]).toBeGreaterThan(20);
    expect(results.filter((each) => each.exit === 11)).toHaveLength(totals["notStarted"] ?? 0);
    expect(results.find((each) => each.exit === 11)?.error).toMatchObject({
      why: expect.stringContaining("stood still"),
      do: [`finish the run: kp-dual resume ${run}`],
    });
    expect(exit).toBe(9);
    expect(run).toBe(documentIn("change", stdout).run);
  });
});

describe("a rehearsal and a run in earnest", () => {
  const key = () => ids[255] ?? "";

  async function aRun() {
    const made = await scene.as("ann", ["key", "unset", key(), "--yes", "--json"], around);
    const { run } = documentIn("change", made.stdout);
    const text = await readFile(fileOf(run ?? ""), "utf8");
    const header = text.slice(0, text.indexOf("\n") + 1);
    await scene.as("ann", ["key", "set-for-deletion", key(), "--yes"], around);
    await scene.requests();
    return { run: run ?? "", header };
  }

  it("are not mixed: a rehearsal does not go on where there is none", async () => {
    const { run, header } = await aRun();
    await writeFile(fileOf(run), header);
    const variables = { IBMCLOUD_API_KEY: "rehearsal-ann", KP_DUAL_REHEARSAL: "" };

    const refused = await scene.as("ann", ["resume", run, "--yes", "--json"], {
      environment: { ...around.environment, ...variables },
    });

    expect(refused).toMatchObject({ exit: 2, stdout: "" });
    expect(JSON.parse(refused.stderr).error.title).toContain("the rehearsal and the real service");
    expect(await readFile(fileOf(run), "utf8")).toBe(header);
    expect(await scene.requests()).toEqual([]);
  });

  it("are not mixed: a run in earnest does not go on in a rehearsal", async () => {
    const { run, header } = await aRun();
    const earnest = header.replace('"rehearsal":true', '"rehearsal":false');
    expect(earnest).not.toBe(header);
    await writeFile(fileOf(run), earnest);

    const refused = await scene.as("ann", ["resume", run, "--yes", "--json"], around);

    expect(refused).toMatchObject({ exit: 2, stdout: "" });
    expect(JSON.parse(refused.stderr).error.title).toContain("the rehearsal and the real service");
    expect(await readFile(fileOf(run), "utf8")).toBe(earnest);
    expect(await scene.requests()).toEqual([]);
  });
});

describe("two processes over the same keys", () => {
  it("delete each of them once", async () => {
    const keys = ids.slice(60, 225);
    const both = await Promise.all(
      ["bob", "cleo"].map((who) => scene.as(who, [...removing(keys), "--json"], around)),
    );

    expect(deletedOf(keys)).toHaveLength(keys.length);
    for (const { exit } of both) expect([0, 5, 9, 11]).toContain(exit);
    expect(both.some(({ exit }) => exit === 0)).toBe(true);
  });
});

describe("a run with nothing to resume", () => {
  it.each(["20260518T080311Z-delete-7f3a", "../../etc/passwd", "x"])(
    "is one that this machine does not know: %s",
    async (run) => {
      await scene.requests();
      expect(await scene.as("bob", ["resume", run], around)).toMatchObject({ exit: 2, stdout: "" });
      expect(await scene.requests()).toEqual([]);
    },
  );

  it("sends nothing where nothing of it is open", async () => {
    const made = await scene.as("bob", ["policy", "enable", "--yes", "--json"], around);
    const { run } = documentIn("change", made.stdout);
    const again = await scene.as("bob", ["resume", run ?? "", "--json"], around);
    expect(documentIn("change", again.stdout)).toMatchObject({ results: [], run });
    expect((await scene.requests()).filter(isChange)).toHaveLength(1);
  });
});
