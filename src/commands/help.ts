import type { Command, CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Desk, Open } from "../cli/session.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { topicView } from "../views/topic-view.js";
import { environment } from "../views/topics/environment.js";
import { exitCodes } from "../views/topics/exit-codes.js";
import { lifecycle } from "../views/topics/lifecycle.js";
import type { Topic } from "../views/topics/topic.js";
import { withExamples } from "./examples.js";

/** What there is help on beside the commands. */
export const TOPICS: Readonly<Record<string, Topic>> = {
  "exit-codes": exitCodes,
  environment,
  lifecycle,
};

export const helpCommand = (bare: Command, open: Open) =>
  withExamples(
    bare
      .argument("[topic...]", "a command, or one of the topics")
      .action(async (words, _flags, command) => help(words, command.parent, open.desk())),
    "kp-dual help exit-codes",
    "kp-dual help key delete",
  );

/** Shows a topic, or the help of a command, which commander prints. */
export async function help(
  words: readonly string[],
  root: CommandUnknownOpts | null,
  { show }: Pick<Desk, "show">,
): Promise<void> {
  const topic = TOPICS[words.join(" ")];
  if (topic) show(topic, topicView);
  else if (root && isCommand(words, root))
    await root.parseAsync([...words, "--help"], { from: "user" });
  else throw nothingOn(words);
}

/** Whether the words lead to a command from the root. */
function isCommand(words: readonly string[], root: CommandUnknownOpts): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return true;
  const next = root.commands.find((each) => each.name() === word);
  return next !== undefined && isCommand(rest, next);
}

const nothingOn = (words: readonly string[]) =>
  new KpDualError("usage", {
    values: { problem: `there is no help on "${words.join(" ")}"` },
    why: `help is about commands, and about ${Object.keys(TOPICS).join(", ")}`,
    do: ["see all commands: kp-dual help"],
  });
