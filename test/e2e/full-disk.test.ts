import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { approved, cast, DAY, deleted } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { BIN, bare } from "../support/kp-dual.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailures, unmarked } from "../support/told-failures.js";
import { isChange } from "../support/told-requests.js";

const COUNT = 60;
const names = Array.from({ length: COUNT * 2 }, (_, at) => `k${at}`);
const { seed, id } = cast<string>({
  ...Object.fromEntries(names.map((name) => [name, approved])),
  gone: deleted(5 * DAY),
});
const ids = names.map((name) => id[name] ?? "");

let scene: Scene;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());

/** Half-kibibytes that a file may have: more than the header and some keys take, less than all of them do. */
const ROOM = 60;

/** Runs where no file may grow beyond some room, which fails writes half-way as a full disk does. */
async function runInLittleRoom(
  argv: readonly string[],
  state: string,
  { room = ROOM, who = "bob" }: { readonly room?: number; readonly who?: string } = {},
) {
  const child = spawn(
    "/bin/sh",
    ["-c", `ulimit -f ${room}; exec "$@"`, "sh", process.execPath, BIN, ...argv],
    {
      env: {
        ...bare(),
        ...scene.environmentOf(who),
        XDG_STATE_HOME: state,
        XDG_CONFIG_HOME: state,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { exit: await exit, stdout, stderr };
}

const goneOf = (keys: readonly string[]) =>
  scene.emulator.changes().filter(({ key }) => keys.includes(key ?? ""));

const deleting = (keys: readonly string[]) => [
  "key",
  "delete",
  ...keys,
  "--confirm",
  String(keys.length),
];

it("in the middle of a run stops it before the next send: totals are true, and resume does the rest", async () => {
  const keys = ids.slice(0, COUNT);
  const state = await mkdtemp(join(scene.home, "state-"));

  const run = await runInLittleRoom([...deleting(keys), "--json"], state);

  expect(run).toMatchObject({ exit: 9, stderr: "" });
  const document = documentIn("change", run.stdout);
  const gone = goneOf(keys).length;
  expect(gone).toBeGreaterThan(0);
  expect(gone).toBeLessThan(COUNT);
  expect(document.totals).toMatchObject({ done: gone, notStarted: COUNT - gone, unknown: 0 });
  const unwritten = document.results.filter(({ outcome }) => outcome === "not-started");
  for (const { exit, changed, error } of unwritten) {
    expect({ exit, changed }).toEqual({ exit: 11, changed: false });
    expect(error?.do[0]).toContain(join(state, "kp-dual", "runs", `${document.run}.jsonl`));
  }
  const file = join(state, "kp-dual", "runs", `${document.run}.jsonl`);
  const intents = (await readFile(file, "utf8")).match(/^\{"record":"intent".*\}$/gm) ?? [];
  expect(intents.length).toBeGreaterThanOrEqual(gone);

  const environment = { XDG_STATE_HOME: state, KP_DUAL_REHEARSAL_PACE: "0.02" };
  const left = String(COUNT - gone);
  const resumed = await scene.as(
    "bob",
    ["resume", document.run ?? "", "--confirm", left, "--json"],
    { environment },
  );
  expect(resumed).toMatchObject({ exit: 0 });
  expect(goneOf(keys)).toHaveLength(COUNT);
});

it("tells people the same, once: the file, the totals and the command that finishes", async () => {
  const keys = ids.slice(COUNT);
  const state = await mkdtemp(join(scene.home, "state-"));

  const { exit, stdout, stderr } = await runInLittleRoom(deleting(keys), state);

  expect(exit).toBe(9);
  const gone = goneOf(keys).length;
  expect(unmarked(stdout).at(-1)).toBe(`${COUNT} keys: ${gone} done, ${COUNT - gone} not started`);
  const [failure, ...others] = toldFailures(stderr);
  expect(others).toEqual([]);
  expect(failure?.title).toContain("the journal can't be written");
  expect(failure?.said).toContain("EFBIG");
  expect(unmarked(stderr).at(-1)).toMatch(/kp-dual resume \S+-delete-[0-9a-f]{4}$/);
});

it("where not even the header fits, nothing is sent, and what stands there is as it was", async () => {
  const state = await mkdtemp(join(scene.home, "state-"));
  const many = Array.from(
    { length: 800 },
    (_, at) => `02fd6835-6001-4482-a892-9${String(at).padStart(11, "0")}`,
  );
  await mkdir(join(state, "kp-dual", "runs"), { recursive: true });
  await scene.requests();

  const run = await runInLittleRoom([...deleting([...ids, ...many])], state);

  expect((await scene.requests()).filter(isChange)).toEqual([]);
  expect(run).toMatchObject({ exit: 11, stdout: "" });
  expect(toldFailures(run.stderr)[0]).toMatchObject({
    title: "not deleted: the journal can't be written",
    do: expect.stringContaining(join(state, "kp-dual", "runs")),
  });
  expect(await readdir(join(state, "kp-dual", "runs"))).toEqual([]);
});

it.each([
  {
    what: "what is saved",
    who: "bob",
    argv: () => ["instance", "add", "two", scene.emulator.instances[0]?.crn ?? ""],
    title: /configuration can't be written/,
  },
  {
    what: "a record",
    who: "cleo",
    argv: (out: string) => {
      const { gone = "" } = id;
      return ["key", "purge", gone, "--confirm", gone, "--record", out];
    },
    title: /^not purged: /,
  },
  {
    what: "a report",
    who: "bob",
    argv: (out: string) => ["report", "--html", out],
    title: /report can't be written/,
  },
])("without room for $what is told: all stays as it was", async ({ who, argv, title }) => {
  const state = await mkdtemp(join(scene.home, "state-"));
  await mkdir(join(state, "kp-dual"), { mode: 0o700 });
  await writeFile(join(state, "kp-dual", "config.json"), '{"instances":{}}\n');
  await mkdir(join(state, "out"));
  await scene.requests();

  const run = await runInLittleRoom(argv(join(state, "out", "file")), state, { room: 0, who });

  expect(run).toMatchObject({ exit: 11 });
  expect(toldFailures(run.stderr)).toMatchObject([{ title: expect.stringMatching(title) }]);
  expect((await scene.requests()).filter(isChange)).toEqual([]);
  expect(await readdir(join(state, "out"))).toEqual([]);
  expect(await readFile(join(state, "kp-dual", "config.json"), "utf8")).toBe('{"instances":{}}\n');
  const left = await readdir(join(state, "kp-dual"));
  expect(left.filter((name) => name.startsWith("config"))).toEqual(["config.json"]);
});
