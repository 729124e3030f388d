import { request } from "undici";
import { signedIn } from "./signed-in.js";
import { workers } from "./workers.js";

/** As many pages at once as kp-dual asks for ahead. */
const AT_ONCE = 4;

/** Reads the pages that it is told, parses them and keeps nothing. */
async function main(
  { KP_DUAL_REHEARSAL: url = "", BENCH_INSTANCE: instance = "" },
  paths: readonly string[],
): Promise<void> {
  const { dispatcher, headers } = await signedIn(url, instance);
  let keys = 0;
  await workers(AT_ONCE, paths, async (path) => {
    const answer = await request(`${url}${path}`, { headers, dispatcher });
    const { resources } = JSON.parse(await answer.body.text());
    keys += resources.length;
  });
  console.log(`${keys} keys`);
  await dispatcher.close();
}

void main(process.env, process.argv.slice(2));
