import {
  type Argument,
  Command,
  type CommandUnknownOpts,
  Option,
} from "@commander-js/extra-typings";
import type { Open } from "./cli/session.js";
import { isMistake, usage } from "./cli/usage.js";
import type { Entry } from "./commands/entry.js";
import { withExamples } from "./commands/examples.js";
import { TREE } from "./commands/tree.js";
import { VERSION } from "./version.js";

const HELP_COLUMNS = 80;

/** Where commander prints help: on request to standard output, for want of a command to standard error. */
export interface Printers {
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
}

/** The command tree and the options that all commands share. It does no work, and loads a command when it is called. */
export function program(open: Open, printers: Printers): Command {
  const grow = (parent: CommandUnknownOpts, entries: readonly Entry[]): CommandUnknownOpts => {
    settle(parent, printers);
    for (const entry of entries) {
      const bare = new Command(entry.name).summary(entry.summary);
      if (entry.examples) withExamples(bare, ...entry.examples);
      parent.addCommand(grow(bare, entry.commands ?? []));
    }
    return parent.hook("preSubcommand", async (_parent, called) => {
      const entry = entries.find(({ name }) => name === called.name());
      (await entry?.load?.())?.(called as unknown as Command, open);
    });
  };
  return grow(root(), TREE) as unknown as Command;
}

const root = () =>
  withExamples(
    new Command("kp-dual")
      .description(
        "Two people safely delete a cloud encryption key in IBM Key Protect\n" +
          "and Hyper Protect Crypto Services.",
      )
      .version(VERSION, "-V, --version", "the version of kp-dual")
      .option("--instance <instance>", "saved name, CRN or GUID (or KP_INSTANCE_ID)", collected)
      .option("--region <region>", "its region, where a GUID alone does not tell it")
      .option("--endpoint <url>", "its own https address")
      .option("--private", "use IBM Cloud's private network")
      .option("--key-ring <id>", "look for keys in this key ring only")
      .option("--api-key-file <file>", 'file with the API key, "-" for standard input')
      .option("--json", "one JSON document on standard output")
      .option("--quiet", "no hints, only results and errors")
      .option("--debug", "each request as a line on standard error")
      .option("--no-color", "no colour (or NO_COLOR)")
      .option("--no-input", "never ask: fail where an answer is missing")
      .option("--timeout <time>", "for each request, such as 30s")
      .addOption(new Option("--output <format>", "as --json").choices(["json"]).hideHelp()),
    "kp-dual rehearse",
    "kp-dual key show orders-db-root --instance prod-eu",
  );

/** Some commands take several. */
const collected = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

/** What an option or an argument is for and its choices; that a flag is off unless given needs no words. */
const described = ({ description, argChoices }: Argument | Option): string =>
  argChoices ? `${description}: ${argChoices.join(", ")}` : description;

const subcommandTerm = (command: CommandUnknownOpts): string => command.name();

/** Commander's settings, which commands that are added do not take over by themselves. */
const settle = (command: CommandUnknownOpts, printers: Printers) =>
  command
    .exitOverride((error) => {
      throw isMistake(error) ? usage(error, command) : error;
    })
    .helpCommand(false)
    .helpOption("-h, --help", "this help")
    .configureHelp({
      helpWidth: HELP_COLUMNS,
      showGlobalOptions: true,
      optionDescription: described,
      argumentDescription: described,
      subcommandTerm,
    })
    .configureOutput({ ...printers, outputError: () => undefined });
