import { peakOf } from "../compared.js";
import { contest } from "../contest.js";
import { empty, kpDual, watched } from "../programs.js";
import { KEY, onScene } from "../scene.js";
import type { Group } from "./group.js";

const COMPARISON = {
  name: "`key show`, peak memory / `node -e 0`",
  ours: "show",
  base: "empty",
  target: { is: "at most", value: 1.6 },
} as const;

/** The most memory that a single command holds. */
export const memory: Group = ({ nodes, rounds }) =>
  onScene(null, async ({ relay, variables }) => {
    const { url } = await relay({ keeps: true, latency: () => 0 });
    const figures = [];
    for (const node of nodes) {
      const show = kpDual(node, ["key", "show", KEY], variables(url));
      const results = await contest(rounds, {
        empty: { program: watched(empty(node)) },
        show: { program: watched(show), prints: /"orders"/ },
      });
      figures.push(peakOf(results, node)(COMPARISON));
    }
    return figures;
  });
