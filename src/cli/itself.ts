import { runner } from "./runner.js";
import type { Workshop } from "./session.js";
import { shipped } from "./shipped.js";

/** kp-dual itself, as this process was started: to be run once more, and with the files that came with it. */
export function itself({
  argv,
  env,
  execPath,
}: Pick<NodeJS.Process, "argv" | "env" | "execPath">): Pick<Workshop, "runAgain" | "shipped"> {
  const script = argv[1] ?? "";
  return { runAgain: runner(execPath, script, env["PATH"]), shipped: shipped(script) };
}
