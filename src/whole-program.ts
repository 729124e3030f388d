import type { Command } from "@commander-js/extra-typings";
import type { Open } from "./cli/session.js";
import type { Entry } from "./commands/entry.js";
import { TREE } from "./commands/tree.js";
import { type Printers, program } from "./program.js";

/**
 * The command tree with every command loaded, for whoever looks at all of it: completion, the manual, tests. Nothing
 * that a command loads when it runs is loaded.
 */
export async function wholeProgram(open: Open, printers: Printers): Promise<Command> {
  const root = program(open, printers);
  const fill = async (parent: Parent, entries: readonly Entry[]): Promise<void> => {
    for (const entry of entries) {
      const command = parent.commands.find((each) => each.name() === entry.name) as Command;
      (await entry.load?.())?.(command, open);
      await fill(command, entry.commands ?? []);
    }
  };
  await fill(root, TREE);
  return root;
}

type Parent = Pick<Command, "commands">;
