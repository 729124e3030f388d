import { timeOf } from "../compared.js";
import { contest } from "../contest.js";
import { bare, empty, kpDual } from "../programs.js";
import { KEY, onScene } from "../scene.js";
import type { Group } from "./group.js";

const atMost = (value: number) => ({ is: "at most", value }) as const;

const COMPARISONS = [
  { name: "`--version` / `node -e 0`", ours: "version", base: "empty", target: atMost(1.15) },
  { name: "`--help` / `node -e 0`", ours: "help", base: "empty", target: atMost(1.6) },
  { name: "`key show` / bare `node:http`", ours: "show", base: "http", target: atMost(2.2) },
  { name: "`key show` / bare undici package", ours: "show", base: "undici", target: atMost(0.7) },
  { name: "`key show` / official SDK 0.1.2", ours: "show", base: "sdk", target: atMost(0.45) },
] as const;

/** What one command costs whoever types it, beside Node and the shortest programs for the same job. */
export const startUp: Group = ({ nodes, rounds }) =>
  onScene(null, async ({ relay, variables, folder }) => {
    const { url } = await relay({ keeps: true, latency: () => 0 });
    const around = variables(url);
    const atHome = { HOME: folder };
    const prints = /^orders\n$/;
    const figures = [];
    for (const node of nodes) {
      const results = await contest(rounds, {
        empty: { program: empty(node) },
        version: { program: kpDual(node, ["--version"], atHome), prints: /^\d+\.\d+\.\d+\n$/ },
        help: { program: kpDual(node, ["--help"], atHome), prints: /Usage: kp-dual/ },
        http: { program: bare(node, "node-http", around), prints },
        undici: { program: bare(node, "undici", around), prints },
        sdk: { program: bare(node, "sdk", around), prints },
        show: { program: kpDual(node, ["key", "show", KEY], around), prints: /"orders"/ },
      });
      figures.push(...COMPARISONS.map(timeOf(results, node)));
    }
    return figures;
  });
