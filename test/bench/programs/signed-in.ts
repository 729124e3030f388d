import { Agent, request } from "undici";
import { TOKEN_BODY, TOKEN_TYPE } from "./key-show-requests.js";

/** Signs in to an emulator as the bench's person: what the requests of a bare program share. */
export async function signedIn(url: string, instance: string) {
  const dispatcher = new Agent({ pipelining: 1 });
  const order = { method: "POST", headers: TOKEN_TYPE, body: TOKEN_BODY, dispatcher } as const;
  const granted = await (await request(`${url}/identity/token`, order)).body.json();
  const { access_token: token } = granted as { readonly access_token: string };
  return {
    dispatcher,
    headers: { authorization: `Bearer ${token}`, "bluemix-instance": instance },
  };
}
