import { peakOf } from "../compared.js";
import { contest } from "../contest.js";
import type { Node } from "../nodes.js";
import { kpDual, watched } from "../programs.js";
import { onScene, type Scene } from "../scene.js";
import type { Group } from "./group.js";

const MANY = 100_000;
const FEW = 10_000;

const COMPARISON = {
  name: "`key list`, peak memory, 100,000 / 10,000 keys",
  ours: "many",
  base: "few",
  target: { is: "at most", value: 1.5 },
} as const;

const generated = (count: number) => ({
  ...{ instance: "prod-eu", count, dualAuthEvery: 3, setForDeletionEvery: 50 },
});

/** `key list` of all that a scene has. */
async function listIn({ relay, variables }: Scene) {
  const { url } = await relay({ keeps: true, latency: () => 0 });
  const around = variables(url);
  const prints = /"complete": ?true/;
  return (node: Node) => ({
    program: watched(kpDual(node, ["key", "list", "--json"], around)),
    prints,
  });
}

/** Whether memory grows with the number of keys. */
export const listMemory: Group = ({ nodes, rounds }) =>
  onScene(generated(MANY), async (many) =>
    onScene(generated(FEW), async (few) => {
      const [listMany, listFew] = [await listIn(many), await listIn(few)];
      const figures = [];
      for (const node of nodes) {
        const results = await contest(rounds, { many: listMany(node), few: listFew(node) });
        figures.push(peakOf(results, node)(COMPARISON));
      }
      return figures;
    }),
  );
