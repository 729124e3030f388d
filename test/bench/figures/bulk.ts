import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argvOf, SETTING } from "../../support/bulk-task.js";
import { paceOf } from "../compared.js";
import { generatedIds } from "../generated-ids.js";
import { measured, type Program } from "../measured.js";
import { bare, kpDual } from "../programs.js";
import { rounds as inRounds } from "../rounds.js";
import { onScene, type Scene } from "../scene.js";
import type { Group } from "./group.js";

const KEYS = 1_000;
const LATENCY_MS = 5;

const COMPARISON = {
  name: `bulk set, ${KEYS.toLocaleString("en")} keys / bare loop, same requests, 8 at once, ${LATENCY_MS} ms`,
  ours: "ours",
  base: "bare",
  target: { is: "at least", value: 0.6 },
} as const;

/** Keys that nobody has set for deletion yet, so many at a time, each list in a folder of its own. */
async function freshLists({ emulator, folder }: Scene) {
  const ids = await generatedIds(emulator);
  return async () => {
    const state = await mkdtemp(join(folder, "state-"));
    const list = join(state, "keys.txt");
    await writeFile(list, ids.splice(0, KEYS).join("\n"));
    return { list, state };
  };
}

/** Setting many keys for deletion, as kp-dual does it and with nothing but the requests. */
export const bulk: Group = ({ nodes, rounds }) => {
  const count = KEYS * nodes.length * 2 * (rounds + 1);
  const keys = { instance: "prod-eu", count, dualAuthEvery: 1, setForDeletionEvery: 0 };
  return onScene(keys, async (scene) => {
    const { emulator, variables } = scene;
    const fresh = await freshLists(scene);
    const body = JSON.stringify({ ms: LATENCY_MS });
    await fetch(`${emulator.url}/_rehearsal/latency`, { method: "POST", body });
    /** A run that changes what it should, all of it. */
    const run = (program: (list: string, around: Program["variables"] & object) => Program) => {
      return async () => {
        const { list, state } = await fresh();
        const before = emulator.changes().length;
        const around = { ...variables(emulator.url, SETTING.who), XDG_STATE_HOME: state };
        const taken = await measured(program(list, around));
        const done = emulator.changes().length - before;
        if (done !== KEYS) throw new Error(`${done} of ${KEYS} keys were set for deletion`);
        return taken;
      };
    };
    const figures = [];
    for (const node of nodes) {
      const contestants = {
        ours: run((list, around) => kpDual(node, argvOf(SETTING, list, KEYS), around)),
        bare: run((list, around) => bare(node, "loop", around, [list])),
      };
      for (const warmUp of Object.values(contestants)) await warmUp();
      const results = await inRounds(rounds, contestants);
      figures.push(paceOf(results, node, KEYS)(COMPARISON));
    }
    return figures;
  });
};
