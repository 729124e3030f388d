import type { Command } from "@commander-js/extra-typings";

const ofKeys = (bare: Command) =>
  bare
    .argument("[key...]", "id, alias or exact name of a key")
    .option("--from <file>", 'a list of keys, one a line or CSV; "-" for standard input')
    .option("--reason <text>", "why; it goes into this machine's run file")
    .option("--dry-run", "read and check everything, change nothing", false);

/** A step that can be taken back: y or N at a terminal, --yes in a script. */
export const mildKeyCommand = (bare: Command) => ofKeys(bare).option("--yes", "do not ask", false);

/** A step that destroys: what is typed at a terminal, --confirm gives in a script. */
export const severeKeyCommand = (bare: Command) =>
  ofKeys(bare).option("--confirm <value>", "do not ask: the key's id or name, or how many keys");
