import { type RequestOptions, request } from "node:http";
import { text } from "node:stream/consumers";
import { KEY_PATH, TOKEN_BODY, TOKEN_TYPE } from "./key-show-requests.js";

/** The token and the key's metadata by hand, over what Node brings: the floor of `key show`. */
async function main({ KP_DUAL_REHEARSAL: url = "", BENCH_INSTANCE: instance = "" }): Promise<void> {
  const granted = await sent(
    `${url}/identity/token`,
    { method: "POST", headers: TOKEN_TYPE },
    TOKEN_BODY,
  );
  const { access_token: token } = JSON.parse(granted) as { readonly access_token: string };
  const headers = { authorization: `Bearer ${token}`, "bluemix-instance": instance };
  const answer = JSON.parse(await sent(`${url}${KEY_PATH}`, { headers }));
  console.log(answer.resources[0].name);
}

const sent = (url: string, options: RequestOptions, body = ""): Promise<string> =>
  new Promise((resolve, reject) => {
    request(url, options, (answer) => resolve(text(answer)))
      .on("error", reject)
      .end(body);
  });

void main(process.env);
