import { availableParallelism, loadavg } from "node:os";
import type { Figure } from "./figure.js";
import { bulk } from "./figures/bulk.js";
import type { Group } from "./figures/group.js";
import { listMemory } from "./figures/list-memory.js";
import { memory } from "./figures/memory.js";
import { packed } from "./figures/packed.js";
import { pending } from "./figures/pending.js";
import { roundTrips } from "./figures/round-trips.js";
import { startUp } from "./figures/start-up.js";
import { nodes } from "./nodes.js";
import { table } from "./table.js";

/** The groups by the names under which one of them is asked for, the quick ones first. */
const GROUPS: Readonly<Record<string, Group>> = {
  package: packed,
  "start-up": startUp,
  memory,
  "round-trips": roundTrips,
  bulk,
  pending,
  "list-memory": listMemory,
};

/** Fewer make no figure, only a quick look at whether the bench works. */
const { BENCH_ROUNDS = "15" } = process.env;

/** Measures the groups that are named, or all, and prints one table. */
async function main(named: readonly string[]): Promise<void> {
  const strange = named.filter((name) => !Object.hasOwn(GROUPS, name));
  if (strange.length > 0)
    throw new Error(`no group ${strange.join(", ")}; there are ${Object.keys(GROUPS).join(", ")}`);
  const { found, missing } = await nodes();
  const began = performance.now();
  const figures: Figure[] = [];
  for (const [name, group] of Object.entries(GROUPS)) {
    if (named.length > 0 && !named.includes(name)) continue;
    console.error(`${((performance.now() - began) / 1_000).toFixed(0)} s: ${name} …`);
    figures.push(...(await group({ nodes: found, rounds: Number(BENCH_ROUNDS) })));
  }
  const [load = 0] = loadavg();
  console.log(table(figures));
  console.log(
    `Medians of ${BENCH_ROUNDS} interleaved rounds (a quarter of them below, a quarter above what is in brackets); load ` +
      `${load.toFixed(1)} on ${availableParallelism()} cores${load > availableParallelism() ? ": judge by the CPU" : ""}.`,
  );
  for (const reason of missing) console.log(`Not measured: ${reason}.`);
}

void main(process.argv.slice(2));
