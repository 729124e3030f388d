import { join } from "node:path";

/** kp-dual's own folder of state on this machine (reliability.md §2.4). */
export function stateFolder(variables: Readonly<Record<string, string | undefined>>): string {
  const state = variables["XDG_STATE_HOME"]?.trim();
  const home = variables["HOME"]?.trim() || "/";
  return join(state || join(home, ".local", "state"), "kp-dual");
}
