import { depthOf } from "../depth.js";
import type { Figure } from "../figure.js";
import { generatedIds } from "../generated-ids.js";
import { measured } from "../measured.js";
import { kpDual } from "../programs.js";
import { onScene } from "../scene.js";
import type { Group } from "./group.js";

const LATENCY_MS = 200;

/** A machine that is busy may send late what belongs side by side, and never early: the fewest of so many runs is the figure. */
const RUNS = 3;

interface Command {
  readonly name: string;
  readonly who: string;
  readonly argv: (key: string) => readonly string[];
  readonly wanted: number;
}

/** In this order: what one sets for deletion another deletes. */
const COMMANDS: readonly Command[] = [
  { name: "key show", who: "bob", argv: (key) => ["key", "show", key], wanted: 2 },
  {
    ...{ name: "key set-for-deletion", who: "ann", wanted: 4 },
    argv: (key) => ["key", "set-for-deletion", key, "--yes"],
  },
  { name: "pending", who: "bob", argv: () => ["pending"], wanted: 3 },
  {
    ...{ name: "key delete", who: "bob", wanted: 4 },
    argv: (key) => ["key", "delete", key, "--confirm", key],
  },
  { name: "policy show", who: "bob", argv: () => ["policy", "show"], wanted: 2 },
];

const KEYS = { instance: "prod-eu", count: RUNS, dualAuthEvery: 1, setForDeletionEvery: 0 };

/** How often a command waits for the service, one answer after another. */
export const roundTrips: Group = ({ nodes: [node] }) =>
  onScene(KEYS, async ({ relay, variables, emulator }) => {
    if (!node) return [];
    const late = await relay({ keeps: false, latency: () => LATENCY_MS });
    const seen = COMMANDS.map((command) => ({ command, depths: [] as number[], requests: 0 }));
    for (const key of await generatedIds(emulator)) {
      for (const one of seen) {
        const { who, argv } = one.command;
        await measured(kpDual(node, argv(key), variables(late.url, who)));
        const taken = late.taken();
        one.depths.push(depthOf(taken));
        one.requests = taken.length;
      }
    }
    return seen.map(
      ({ command: { name, wanted }, depths, requests }): Figure => ({
        name: `\`${name}\`, sequential round trips`,
        ...{ node: node.version, value: Math.min(...depths), cpu: null },
        ...{ detail: `${requests} requests`, target: { is: "at most", value: wanted } },
      }),
    );
  });
