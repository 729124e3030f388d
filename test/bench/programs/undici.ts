import { request } from "undici";
import { KEY_PATH, TOKEN_BODY, TOKEN_TYPE } from "./key-show-requests.js";

/** The token and the key's metadata by hand, over undici as npm installs it. */
async function main({ KP_DUAL_REHEARSAL: url = "", BENCH_INSTANCE: instance = "" }): Promise<void> {
  const order = { method: "POST", headers: TOKEN_TYPE, body: TOKEN_BODY } as const;
  const granted = await (await request(`${url}/identity/token`, order)).body.json();
  const { access_token: token } = granted as { readonly access_token: string };
  const headers = { authorization: `Bearer ${token}`, "bluemix-instance": instance };
  const answer = await (await request(`${url}${KEY_PATH}`, { headers })).body.json();
  console.log((answer as { resources: [{ name: string }] }).resources[0].name);
}

void main(process.env);
