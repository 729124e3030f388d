import type { KeyTarget } from "../api/key-path.js";
import { resolveKeys } from "../api/resolve-key.js";
import type { Session } from "../cli/session.js";
import { valuesOf } from "../core/instance.js";
import { shown } from "../views/gate.js";
import { toldWith } from "./told-with.js";

/** The keys that were named, each once: ids, aliases and names become UUIDs, and only those are sent on. */
export async function resolved(
  named: readonly string[],
  { api, instance, notice }: Pick<Session, "api" | "instance" | "notice">,
): Promise<readonly KeyTarget[]> {
  const found = await toldWith({ values: valuesOf(instance) }, () => resolveKeys(api, named));
  const ids = new Set(found);
  const repeated = named.length - ids.size;
  if (repeated > 0)
    notice(shown`${repeated} of the ${named.length} name a key that was named before`);
  return [...ids].map((key) => ({ key }));
}
