import type { RunningEmulator } from "../../src/emulator/emulator.js";

/** Somebody's access token, by the emulator's own IAM. */
export async function tokenOf(who: string, { url }: Pick<RunningEmulator, "url">): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "urn:ibm:params:oauth:grant-type:apikey",
    apikey: `rehearsal-${who}`,
  });
  const granted = await fetch(`${url}/identity/token`, { method: "POST", body });
  const { access_token } = (await granted.json()) as { readonly access_token: string };
  return access_token;
}

/** "POST /api/v2/keys/…/restore" as somebody, past the program; gives the status. */
export async function sendAs(
  who: string,
  request: string,
  emulator: RunningEmulator,
): Promise<number> {
  const [method = "", path = ""] = request.split(" ");
  const headers = {
    authorization: `Bearer ${await tokenOf(who, emulator)}`,
    "bluemix-instance": emulator.instances[0]?.id ?? "",
  };
  return (await fetch(`${emulator.url}${path}`, { method, headers })).status;
}
