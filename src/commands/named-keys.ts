import type { GlobalOptions, WithGlobals } from "../cli/global-options.js";
import { type KeyList, keysFrom } from "../cli/keys-from.js";
import type { Open } from "../cli/session.js";
import { KpDualError } from "../errors/kp-dual-error.js";

/** Keys as somebody named them: on the command line, or line by line in a list. */
export interface NamedKeys {
  readonly keys: readonly string[];
  /** Where they come from a list. */
  readonly list?: KeyList;
}

const misused = (problem: string) => new KpDualError("usage", { values: { problem } });

/** The keys of a command: its arguments, or what --from lists. A list is read whole before anything is asked of anybody. */
export async function namedKeys(
  keys: readonly string[],
  from: string | undefined,
  open: Pick<Open, "standardInput">,
  command: WithGlobals,
): Promise<NamedKeys> {
  if (from === undefined) {
    if (keys.length === 0) throw misused("no key is named: name keys, or a list with --from");
    return { keys };
  }
  if (keys.length > 0) throw misused("name keys or a list with --from, not both");
  const { apiKeyFile } = command.optsWithGlobals() as Partial<GlobalOptions>;
  if (from === "-" && apiKeyFile === "-")
    throw misused("standard input can't hold both the API key and the list of keys");
  const list = await keysFrom(from, open.standardInput);
  return { keys: list.keys.map(({ text }) => text), list };
}
