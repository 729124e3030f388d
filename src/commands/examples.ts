import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/** Puts examples in front of a command's help: the first thing that a reader wants to see. */
export const withExamples = <Given extends CommandUnknownOpts>(
  command: Given,
  first: string,
  second: string,
): Given => {
  command.addHelpText("before", `Examples:\n  ${first}\n  ${second}\n`);
  return command;
};
