import { Command, type CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Desk, Open } from "../cli/session.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { topicView } from "../views/topic-view.js";
import { environment } from "../views/topics/environment.js";
import { exitCodes } from "../views/topics/exit-codes.js";
import { lifecycle } from "../views/topics/lifecycle.js";
import type { Topic } from "../views/topics/topic.js";
import { withExamples } from "./examples.js";

const TOPICS: Readonly<Record<string, Topic>> = {
  "exit-codes": exitCodes,
  environment,
  lifecycle,
};

export const helpCommand = (open: Open) =>
  withExamples(
    new Command("help")
      .summary("help on a command, or on: exit-codes, environment, lifecycle")
      .argument("[topic...]", "a command, or one of the topics")
      .action((words, _flags, command) => help(words, command.parent, open.desk())),
    "kp-dual help exit-codes",
    "kp-dual help key delete",
  );

/** Shows a topic, or the help of a command, which commander prints. */
export function help(
  words: readonly string[],
  root: CommandUnknownOpts | null,
  { show }: Pick<Desk, "show">,
): void {
  const topic = TOPICS[words.join(" ")];
  if (topic) show(topic, topicView);
  else commandAt(words, root).parse(["--help"], { from: "user" });
}

/** The command that the words lead to from the root. */
function commandAt(words: readonly string[], root: CommandUnknownOpts | null): CommandUnknownOpts {
  let at = root;
  for (const word of words) at = at?.commands.find((each) => each.name() === word) ?? null;
  if (at) return at;
  const topics = Object.keys(TOPICS).join(", ");
  throw new KpDualError("usage", {
    values: { problem: `there is no help on "${words.join(" ")}"` },
    why: `help is about commands, and about ${topics}`,
    do: ["see all commands: kp-dual help"],
  });
}
