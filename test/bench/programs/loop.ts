import { readFileSync } from "node:fs";
import { request } from "undici";
import { signedIn } from "./signed-in.js";
import { workers } from "./workers.js";

/** As many keys at once as kp-dual has. */
const AT_ONCE = 8;

/** What kp-dual asks for each key: it looks, sets, and looks again. */
const REQUESTS = [
  { method: "GET", path: "metadata" },
  { method: "POST", path: "actions/setKeyForDeletion" },
  { method: "GET", path: "metadata" },
] as const;

/** Sets the keys of a list for deletion, with nothing around it. */
async function main(
  { KP_DUAL_REHEARSAL: url = "", BENCH_INSTANCE: instance = "" },
  list: string,
): Promise<void> {
  const { dispatcher, headers } = await signedIn(url, instance);
  await workers(AT_ONCE, readFileSync(list, "utf8").split("\n"), async (id) => {
    for (const { method, path } of REQUESTS) {
      const to = `${url}/api/v2/keys/${id}/${path}`;
      const answer = await request(to, { method, headers, dispatcher });
      await answer.body.dump();
      if (answer.statusCode >= 300) throw new Error(`${method} ${to}: ${answer.statusCode}`);
    }
  });
  await dispatcher.close();
}

void main(process.env, process.argv[2] ?? "");
