import { INSTANCE } from "../support/cast.js";
import { tokenOf } from "../support/send-as.js";

/** The most that the service lists at once. */
const PAGE = 5_000;

/** The ids of the keys that an emulator generated, all of them. */
export async function generatedIds(emulator: { readonly url: string }): Promise<string[]> {
  const authorization = `Bearer ${await tokenOf("ann", emulator)}`;
  const headers = { authorization, "bluemix-instance": INSTANCE };
  const ids: string[] = [];
  for (let offset = 0, full = true; full; offset += PAGE) {
    const url = `${emulator.url}/api/v2/keys?limit=${PAGE}&offset=${offset}`;
    const { resources = [] } = (await (await fetch(url, { headers })).json()) as Page;
    full = resources.length === PAGE;
    ids.push(...resources.flatMap(({ id, name }) => (name.startsWith("generated") ? [id] : [])));
  }
  return ids;
}

interface Page {
  readonly resources?: readonly { readonly id: string; readonly name: string }[];
}
