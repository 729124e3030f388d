import type { CommanderError, CommandUnknownOpts } from "@commander-js/extra-typings";
import { KpDualError } from "../errors/kp-dual-error.js";

/** A mistake on the command line in commander's words, with the help of the command that it was made in. */
export function usage({ message }: CommanderError, command: CommandUnknownOpts): KpDualError {
  // What was given to an option that there is none of may be a secret.
  const problem = message
    .replace(/^error: /, "")
    .replaceAll("\n", " ")
    .replace(/^(unknown option '[^'=]+)=.*/, "$1'");
  const words: string[] = [];
  for (let at: CommandUnknownOpts | null = command; at?.parent; at = at.parent)
    words.unshift(at.name());
  const help = ["kp-dual help", ...words].join(" ");
  return new KpDualError("usage", { values: { problem }, do: [`see the help: ${help}`] });
}

/** Help and the version end by throwing too, and so does a group without a command; they are no mistakes. */
export const isMistake = ({ code, exitCode }: CommanderError): boolean =>
  exitCode !== 0 && code !== "commander.help";
