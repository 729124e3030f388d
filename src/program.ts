import { Command, type CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import type { Open } from "./cli/session.js";
import { isMistake, usage } from "./cli/usage.js";
import { doctorCommand } from "./commands/doctor.js";
import { emulatorCommand } from "./commands/emulator.js";
import { withExamples } from "./commands/examples.js";
import { explainCommand } from "./commands/explain.js";
import { helpCommand } from "./commands/help.js";
import { addCommand } from "./commands/instance/add.js";
import { discoverCommand } from "./commands/instance/discover.js";
import { listCommand as listInstancesCommand } from "./commands/instance/list.js";
import { removeCommand } from "./commands/instance/remove.js";
import { deleteCommand } from "./commands/key/delete.js";
import { listCommand } from "./commands/key/list.js";
import { purgeCommand } from "./commands/key/purge.js";
import { restoreCommand } from "./commands/key/restore.js";
import { setForDeletionCommand } from "./commands/key/set-for-deletion.js";
import { showCommand as showKeyCommand } from "./commands/key/show.js";
import { unsetCommand } from "./commands/key/unset.js";
import { logCommand } from "./commands/log.js";
import { pendingCommand } from "./commands/pending.js";
import { disableCommand } from "./commands/policy/disable.js";
import { enableCommand } from "./commands/policy/enable.js";
import { showCommand as showPolicyCommand } from "./commands/policy/show.js";
import { rehearseCommand } from "./commands/rehearse.js";
import { reportCommand } from "./commands/report.js";
import { resumeCommand } from "./commands/resume.js";
import { whoamiCommand } from "./commands/whoami.js";
import { VERSION } from "./version.js";

const HELP_COLUMNS = 80;

/** Where commander prints help: on request to standard output, for want of a command to standard error. */
export interface Printers {
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
}

/** The command tree and the options that all commands share. It does no work. */
export function program(open: Open, printers: Printers): Command {
  const policy = withExamples(
    new Command("policy").summary("the switch: whether keys need two people"),
    "kp-dual policy show --instance prod-eu",
    "kp-dual policy enable --instance prod-eu",
  )
    .addCommand(enableCommand(open))
    .addCommand(disableCommand(open))
    .addCommand(showPolicyCommand(open));
  const key = withExamples(
    new Command("key").summary("one key or several, on their way out"),
    "kp-dual key list --instance prod-eu",
    "kp-dual key set-for-deletion orders-db-root --instance prod-eu",
  )
    .addCommand(listCommand(open))
    .addCommand(showKeyCommand(open))
    .addCommand(setForDeletionCommand(open))
    .addCommand(unsetCommand(open))
    .addCommand(deleteCommand(open))
    .addCommand(restoreCommand(open))
    .addCommand(purgeCommand(open));
  const tree = root()
    .addCommand(policy)
    .addCommand(key)
    .addCommand(pendingCommand(open))
    .addCommand(reportCommand(open))
    .addCommand(logCommand(open))
    .addCommand(resumeCommand(open))
    .addCommand(whoamiCommand(open))
    .addCommand(instances(open))
    .addCommand(explainCommand(open))
    .addCommand(doctorCommand(open))
    .addCommand(rehearseCommand(open))
    .addCommand(emulatorCommand(open))
    .addCommand(helpCommand(open));
  settle(tree, printers);
  return tree as unknown as Command;
}

const instances = (open: Open) =>
  withExamples(
    new Command("instance").summary("instances by names of your own, saved on this machine"),
    "kp-dual instance discover",
    "kp-dual instance add prod-eu $CRN",
  )
    .addCommand(addCommand(open))
    .addCommand(listInstancesCommand(open))
    .addCommand(discoverCommand(open))
    .addCommand(removeCommand(open));

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

/** What an option is for and its choices; that a flag is off unless given needs no words. */
const optionDescription = ({ description, argChoices }: Option): string =>
  argChoices ? `${description}: ${argChoices.join(", ")}` : description;

const subcommandTerm = (command: CommandUnknownOpts): string => command.name();

/** Commander's settings, which commands that were added do not take over by themselves. */
function settle(command: CommandUnknownOpts, printers: Printers): void {
  command
    .exitOverride((error) => {
      throw isMistake(error) ? usage(error, command) : error;
    })
    .helpCommand(false)
    .helpOption("-h, --help", "this help")
    .configureHelp({
      helpWidth: HELP_COLUMNS,
      showGlobalOptions: true,
      optionDescription,
      subcommandTerm,
    })
    .configureOutput({ ...printers, outputError: () => undefined });
  for (const each of command.commands) settle(each, printers);
}
