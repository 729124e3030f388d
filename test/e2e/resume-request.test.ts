import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cast } from "../support/cast.js";
import { documentIn } from "../support/documents.js";
import { inBetween } from "../support/in-between.js";
import { started } from "../support/kp-dual.js";
import { openScene, type Scene } from "../support/scene.js";
import { isChange } from "../support/told-requests.js";

/** Eight are begun at once; so several are left, and a number is asked for. */
const names = Array.from({ length: 12 }, (_, at) => `k${at}`);
const { seed, id } = cast(Object.fromEntries(names.map((name) => [name, {}])));
const keys = names.map((name) => id[name] ?? "");
const PACE = { KP_DUAL_REHEARSAL_PACE: "0.05" };

let scene: Scene;
let request: string;

beforeAll(async () => {
  scene = await openScene(seed);
  request = join(scene.home, "request.json");
  const set = ["key", "set-for-deletion", ...keys, "--yes", "--request", request];
  expect(await scene.as("ann", set)).toMatchObject({ exit: 0 });
});
afterAll(() => scene.end());

const deletedKeys = () =>
  scene.emulator.changes().flatMap(({ action, key }) => (action === "delete" ? [key] : []));

const runOfBob = async () => {
  const run = await scene.as("bob", ["log", "--json"]);
  return documentIn("log", run.stdout).runs.find(({ action }) => action === "delete");
};

/** No answer comes back before it is killed, so that no ninth key is begun. */
async function killedAtFirstDelete(): Promise<void> {
  let kill = () => Promise.resolve();
  const url = await inBetween(scene.emulator.url, async (line) => {
    if (line.startsWith("DELETE")) await kill();
    return undefined;
  });
  const argv = ["key", "delete", "--request", request, "--confirm", `${keys.length}`, "--json"];
  const environment = { ...scene.environmentOf("bob"), ...PACE, KP_DUAL_REHEARSAL: url };
  const child = started(argv, { environment });
  const gone = once(child, "close");
  kill = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  expect(await gone).toEqual([null, "SIGKILL"]);
}

describe("key delete --request that was killed", () => {
  it("is finished by what the file said, and no --confirm passes over what changed since", async () => {
    await killedAtFirstDelete();
    const past = await runOfBob();
    const moved = keys.at(-1) ?? "";
    scene.emulator.clock.advance(10 * 60_000);
    for (const step of ["unset", "set-for-deletion"])
      expect(await scene.as("amy", ["key", step, moved, "--yes"])).toMatchObject({ exit: 0 });
    const left = keys.length - deletedKeys().length;
    const argv = ["resume", past?.run ?? "", "--json"];
    const around = { environment: PACE };
    const unasked = await scene.as("bob", argv, around);
    const [, wanted = ""] = /--confirm (\d+)/.exec(unasked.stderr) ?? [];
    await scene.requests();

    const resumed = await scene.as("bob", [...argv, "--confirm", wanted], around);

    expect(unasked).toMatchObject({ exit: 2 });
    expect(Number(wanted)).toBe(left - 1);
    expect(resumed).toMatchObject({ exit: 9 });
    const { results } = documentIn("change", resumed.stdout);
    expect(results.map(({ key, outcome, exit }) => [key?.id, outcome, exit])).toEqual(
      keys.map((key) => (key === moved ? [key, "refused", 5] : [key, "done", 0])),
    );
    expect(results.at(-1)?.error?.why).toContain("approval until");
    const sent = (await scene.requests()).filter(isChange);
    expect(sent.filter((line) => line.includes(moved))).toEqual([]);
    expect(deletedKeys().sort()).toEqual(keys.slice(0, -1));
  });
});
