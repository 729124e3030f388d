import type { Command, CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Open } from "../cli/session.js";

/** Gives a bare command, which has its name and its summary, arguments, options and an action. */
type Define = (bare: Command, open: Open) => CommandUnknownOpts;

/** A command as its parent's help shows it. What only its own help or its run needs is loaded when it is called. */
export interface Entry {
  readonly name: string;
  readonly summary: string;
  /** For a group, which has no file of its own. */
  readonly examples?: readonly [string, string];
  readonly load?: () => Promise<Define>;
  readonly commands?: readonly Entry[];
}
