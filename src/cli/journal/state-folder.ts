import { isAbsolute, join } from "node:path";

/**
 * kp-dual's own folder of state on this machine (reliability.md §2.4). One that is not absolute says nothing, by the XDG
 * Base Directory Specification: a run must be found again from any current directory.
 */
export function stateFolder(variables: Readonly<Record<string, string | undefined>>): string {
  const state = variables["XDG_STATE_HOME"]?.trim() ?? "";
  const home = variables["HOME"]?.trim() || "/";
  return join(isAbsolute(state) ? state : join(home, ".local", "state"), "kp-dual");
}
