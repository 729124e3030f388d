import type { GlobalOptions, WithGlobals } from "../../cli/global-options.js";
import { KpDualError } from "../../errors/kp-dual-error.js";

/** The policy of an instance belongs to no key ring (interface.md §1). */
export function noRingWithoutKey(key: unknown, command: WithGlobals): void {
  const { keyRing } = command.optsWithGlobals() as GlobalOptions;
  if (keyRing !== undefined && key === undefined) throw new KpDualError("ring-without-key");
}
