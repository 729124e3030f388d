import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approved, cast } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { toldFailure } from "../support/told-failures.js";
import { isChange } from "../support/told-requests.js";

const { seed, id } = cast({ orders: approved, logs: {}, hostile: {} });

let scene: Scene;
let state: string;

beforeAll(async () => {
  scene = await openScene(seed);
});
afterAll(() => scene.end());
beforeEach(async () => {
  state = await mkdtemp(join(scene.home, "state-"));
});

const remove = ["key", "delete", id.orders, "--confirm", id.orders];

const deleting = () => scene.as("bob", remove, { environment: { XDG_STATE_HOME: state } });

async function isRefusedLocally() {
  await scene.requests();
  const run = await deleting();
  expect(run).toMatchObject({ exit: 11 });
  expect(toldFailure(run.stderr).title).toBe("not deleted: the journal can't be written");
  expect((await scene.requests()).filter(isChange)).toEqual([]);
  return toldFailure(run.stderr);
}

describe("without a run file nothing is changed", () => {
  it("where a file stands in the place of its folder", async () => {
    await writeFile(join(state, "kp-dual"), "mine");

    const { do: remedy } = await isRefusedLocally();

    expect(remedy).toContain(join(state, "kp-dual", "runs"));
    expect(await readFile(join(state, "kp-dual"), "utf8")).toBe("mine");
  });

  it("where its folder is a link to elsewhere", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "kp-dual-elsewhere-"));
    await symlink(elsewhere, join(state, "kp-dual"));

    await isRefusedLocally();

    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  it("where the folder of the runs is a link to elsewhere", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "kp-dual-elsewhere-"));
    await mkdir(join(state, "kp-dual"));
    await symlink(elsewhere, join(state, "kp-dual", "runs"));

    await isRefusedLocally();

    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  it("where there can be no folder at all", async () => {
    state = "/dev/null";

    await isRefusedLocally();
  });
});

describe("the run file", () => {
  it("tells what was done, to nobody but its owner", async () => {
    const run = await scene.as(
      "ann",
      ["key", "set-for-deletion", id.logs, "--reason", "retired", "--yes", "--json"],
      {
        environment: { XDG_STATE_HOME: state },
      },
    );

    const runs = join(state, "kp-dual", "runs");
    const [file = "", ...others] = await readdir(runs);
    expect(others).toEqual([]);
    expect(file).toBe(`${JSON.parse(run.stdout).run}.jsonl`);
    const modes = await Promise.all(
      [join(state, "kp-dual"), runs, join(runs, file)].map(async (path) => (await stat(path)).mode),
    );
    expect(modes.map((mode) => mode & 0o777)).toEqual([0o700, 0o700, 0o600]);
    const text = await readFile(join(runs, file), "utf8");
    const records = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records).toMatchObject([
      { record: "header", action: "set-for-deletion", reason: "retired", rehearsal: true },
      { record: "intent", target: { key: id.logs } },
      { record: "attempt", target: { key: id.logs }, outcome: "accepted" },
      { record: "outcome", target: { key: id.logs }, outcome: "done" },
      { record: "footer", totals: { done: 1 } },
    ]);
    expect(text).not.toMatch(/eyJ|rehearsal-ann|Bearer/);
  });

  it("is not made for what changes nothing", async () => {
    const around = { environment: { XDG_STATE_HOME: state } };

    await scene.as("bob", ["key", "delete", id.orders, "--dry-run"], around);
    await scene.as("ann", ["key", "unset", id.hostile, "--yes"], around);

    expect(await readdir(state)).toEqual([]);
  });
});
