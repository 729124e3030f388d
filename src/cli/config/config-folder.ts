import { isAbsolute, join } from "node:path";

/** The name of the file in it, without its ".json". */
export const CONFIG_NAME = "config";

/**
 * kp-dual's own folder of configuration on this machine (interface.md §1). One that is not absolute says nothing, by the
 * XDG Base Directory Specification: what is trusted can't hang on the current directory (reliability.md T12).
 */
export function configFolder(variables: Readonly<Record<string, string | undefined>>): string {
  const config = variables["XDG_CONFIG_HOME"]?.trim() ?? "";
  const home = variables["HOME"]?.trim() || "/";
  return join(isAbsolute(config) ? config : join(home, ".config"), "kp-dual");
}
