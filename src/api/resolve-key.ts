import type { KeyId } from "../core/key.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Api } from "./api.js";
import { resolutions } from "./resolutions.js";

type Reads = Pick<Api, "read">;

/** The key that an id, an alias or an exact name stands for; throws where it is none, or more than one. */
export async function resolveKey(api: Reads, text: string): Promise<{ readonly id: KeyId }> {
  const [id] = await resolveKeys(api, [text]);
  if (!id) throw new KpDualError("bad-key", { values: { key: text } });
  return { id };
}

/** The same for several, in their order; throws what the first that is no key throws. */
export async function resolveKeys(api: Reads, texts: readonly string[]): Promise<readonly KeyId[]> {
  const all = await resolutions(api, texts);
  return all.map((resolution) => {
    if ("error" in resolution) throw resolution.error;
    return resolution.id;
  });
}
