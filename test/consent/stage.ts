import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openRunFile } from "../../src/change/run-file.js";
import { INSTANCE } from "../support/cast.js";
import { openScene, type Scene } from "../support/scene.js";
import { BOB } from "../views/models.js";
import { id, type Part, requestFile, runOf, seed } from "./questions.js";

const PARTS: readonly Part[] = ["no", "yes"];

/** A scene in which every question can be asked. */
export interface Stage extends Scene {
  /** What was changed up to now: in the service, and of the names that this machine has for instances. */
  readonly changes: () => Promise<number>;
}

export async function openStage(): Promise<Stage> {
  const scene = await openScene(seed);
  for (const part of PARTS) {
    const asking = ["key", "set-for-deletion", id[`requested-${part}`], "--yes"];
    await scene.as("ann", [...asking, "--request", requestFile(part, scene.home)]);
    await brokenRun(scene, "delete", part, [{ key: id[`resumed-${part}`] }]);
    await brokenRun(scene, "set-for-deletion", part, [{ key: id[`begun-${part}`] }]);
  }
  const config = join(scene.home, ".config", "kp-dual", "config.json");
  const saved = async () => {
    const text = await readFile(config, "utf8").catch(() => '{"instances":{}}');
    return Object.keys(JSON.parse(text).instances).length;
  };
  return { ...scene, changes: async () => scene.emulator.changes().length + (await saved()) };
}

/** Writes down a run that was begun, and of which nothing was sent. */
async function brokenRun(
  { emulator, home }: Scene,
  action: "delete" | "set-for-deletion",
  part: Part,
  targets: readonly object[],
): Promise<void> {
  const folder = join(home, ".local", "state", "kp-dual");
  const clock = () => new Date();
  const run = runOf(action, part);
  const journal = await openRunFile(
    { ...{ folder, run, owner: process.getuid?.(), clock } },
    { startedAt: clock(), rehearsal: true, keyRing: null },
    {
      ...{ action, reason: null, force: false, wait: false, targets },
      instance: {
        ...{ id: INSTANCE, name: "prod-eu", region: "eu-de", service: "kms", account: null },
        ...{ crn: emulator.instances[0]?.crn ?? null, endpoint: emulator.url },
        at: `--instance ${INSTANCE}`,
      },
      by: BOB,
    },
  );
  await journal.close({});
}
