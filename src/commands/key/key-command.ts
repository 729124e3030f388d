import { Command } from "@commander-js/extra-typings";

const ofKeys = (name: string, summary: string) =>
  new Command(name)
    .summary(summary)
    .argument("[key...]", "id, alias or exact name of a key")
    .option("--from <file>", 'a list of keys, one a line or CSV; "-" for standard input')
    .option("--reason <text>", "why; it goes into this machine's run file")
    .option("--dry-run", "read and check everything, change nothing", false);

/** A step that can be taken back: y or N at a terminal, --yes in a script. */
export const mildKeyCommand = (name: string, summary: string) =>
  ofKeys(name, summary).option("--yes", "do not ask", false);

/** A step that destroys: what is typed at a terminal, --confirm gives in a script. */
export const severeKeyCommand = (name: string, summary: string) =>
  ofKeys(name, summary).option(
    "--confirm <value>",
    "do not ask: the key's id or name, or how many keys",
  );
