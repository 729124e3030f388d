import { paceOf } from "../compared.js";
import { contest } from "../contest.js";
import { measured } from "../measured.js";
import type { Node } from "../nodes.js";
import { bare, kpDual } from "../programs.js";
import { onScene, type Scene } from "../scene.js";
import type { Group } from "./group.js";

const KEYS = 100_000;

/** Twenty of them wait for a second person: each costs `pending` one more request, which the bare program doesn't make. */
const GENERATED = {
  ...{ instance: "prod-eu", count: KEYS, dualAuthEvery: 3 },
  setForDeletionEvery: KEYS / 20,
};

const isPage = (path: string) => path.startsWith("/api/v2/keys?");

/** The inbox over many keys, each page so late. */
async function atLatency(
  { ms, wanted }: { readonly ms: number; readonly wanted: number },
  node: Node,
  rounds: number,
  { relay, variables }: Scene,
) {
  const late = await relay({ keeps: true, latency: (path) => (isPage(path) ? ms : 0) });
  const around = variables(late.url);
  const ours = kpDual(node, ["pending"], around);
  await measured(ours);
  const asked = late.taken().filter(({ path, method }) => method === "GET" && isPage(path));
  const pages = asked.map(({ path }) => path);
  const results = await contest(rounds, {
    ours: { program: ours, prints: /generated-/ },
    bare: { program: bare(node, "pages", around, pages), prints: /^10\d{4} keys/ },
  });
  return paceOf(
    results,
    node,
    KEYS,
  )({
    name: `\`pending\` over ${KEYS.toLocaleString("en")} keys / bare undici + JSON.parse, ${ms} ms a page`,
    ...{ ours: "ours", base: "bare", target: { is: "at least", value: wanted } },
  });
}

export const pending: Group = ({ nodes, rounds }) =>
  onScene(GENERATED, async (scene) => {
    const figures = [];
    for (const node of nodes) {
      figures.push(await atLatency({ ms: 0, wanted: 0.6 }, node, rounds, scene));
      figures.push(await atLatency({ ms: 200, wanted: 0.7 }, node, rounds, scene));
    }
    return figures;
  });
