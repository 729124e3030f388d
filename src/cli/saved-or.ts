import { parseCrn } from "../api/crn.js";
import { guidFrom } from "../api/guid.js";
import { shown } from "../views/gate.js";
import { configFolder } from "./config/config-folder.js";
import { savedInstances } from "./config/saved-instances.js";
import { type NamedInstance, namedInstance } from "./named-instance.js";
import type { Surroundings } from "./surroundings.js";

const isInstance = (text: string): boolean =>
  guidFrom(text) !== undefined || parseCrn(text) !== undefined;

/**
 * An instance as somebody named it. A broken configuration stops only who needs it; to others it is mentioned.
 */
export async function savedOr(
  named: string,
  { variables, screen }: Pick<Surroundings, "variables" | "screen">,
): Promise<NamedInstance> {
  const { all, error } = await savedInstances(configFolder(variables));
  if (error && !isInstance(named)) throw error;
  if (error) screen.notice(shown`the saved instances are left alone: ${error.facts.why ?? ""}`);
  return namedInstance(named, all);
}
