import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { begin } from "../support/bulk-run.js";
import { argvOf, type BulkTask, DELETING, SETTING } from "../support/bulk-task.js";
import { cast } from "../support/cast.js";
import { sumOf } from "../support/change-document.js";
import { isTrue, truthOf } from "../support/ground-truth.js";
import { openScene, type Scene } from "../support/scene.js";
import { sized } from "../support/size.js";

const KEYS = sized(200, 1_000);

const names = Array.from({ length: KEYS }, (_, n) => `key-${n}`);
let scene: Scene;
let other: string;

beforeEach(async () => {
  other = await mkdtemp(join(tmpdir(), "kp-dual-rival-"));
});
afterEach(async () => {
  await scene.end();
  await rm(other, { recursive: true, force: true });
});

/** Two people begin the same at the same moment; the second has a home of their own or the same one. */
async function rivals(task: BulkTask, second: string, homes: "one" | "two") {
  const { seed, id } = cast(Object.fromEntries(names.map((name) => [name, task.key])));
  const ids = names.map((name) => id[name] ?? "");
  scene = await openScene(seed);
  const list = join(scene.home, "keys.txt");
  await writeFile(list, ids.join("\n"));
  const argv = argvOf(task, list, KEYS);
  const home = homes === "one" ? scene.home : other;
  const ended = await Promise.all([
    begin(scene, task.who, argv).ended,
    begin(scene, second, argv, { HOME: home }).ended,
  ]);
  const changes = scene.emulator.changes();
  const committed = changes.filter(({ action }) => action === task.commits);
  return { ids, ended, changes, committed };
}

describe("two processes over the same keys", () => {
  it.each([SETTING, DELETING])(
    "take turns on one machine: $action",
    async (task) => {
      const { ids, ended, committed } = await rivals(task, task.who, "one");

      const [winner, loser] = [...ended].sort((one, two) => (one.exit ?? 0) - (two.exit ?? 0));
      expect(winner).toMatchObject({ exit: 0, document: { totals: { done: KEYS } } });
      expect(loser).toMatchObject({ exit: 11, document: null });
      expect(loser?.stderr).toContain(winner?.document?.run);
      expect(committed.map(({ key }) => key).sort()).toEqual([...ids].sort());
    },
    120_000,
  );

  it("delete each key once from two machines, and each tells only of its own", async () => {
    const { ids, ended, changes, committed } = await rivals(DELETING, "amy", "two");

    expect(committed.map(({ key }) => key).sort()).toEqual([...ids].sort());
    for (const [n, who] of ["bob", "amy"].entries()) {
      const document = ended[n]?.document ?? null;
      const { times } = truthOf({ ...DELETING, who }, changes);
      const wrong = document?.results.filter(
        (result) => !isTrue(result, times(result.key?.id ?? "")),
      );
      expect(wrong).toEqual([]);
      expect(document && sumOf(document)).toBe(KEYS);
      expect(document?.totals["done"]).toBe(ids.filter((key) => times(key) === 1).length);
    }
  }, 120_000);
});
