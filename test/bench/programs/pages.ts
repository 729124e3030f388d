import { Agent, request } from "undici";
import { TOKEN_BODY, TOKEN_TYPE } from "./key-show-requests.js";
import { workers } from "./workers.js";

/** As many pages at once as kp-dual asks for ahead. */
const AT_ONCE = 4;

/** Reads the pages that it is told, parses them and keeps nothing. */
async function main(
  { KP_DUAL_REHEARSAL: url = "", BENCH_INSTANCE: instance = "" },
  paths: readonly string[],
): Promise<void> {
  const dispatcher = new Agent({ pipelining: 1 });
  const order = { method: "POST", headers: TOKEN_TYPE, body: TOKEN_BODY, dispatcher } as const;
  const granted = await (await request(`${url}/identity/token`, order)).body.json();
  const { access_token: token } = granted as { readonly access_token: string };
  const headers = { authorization: `Bearer ${token}`, "bluemix-instance": instance };
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
