import { Argument, type Command } from "@commander-js/extra-typings";
import type { Open, Workshop } from "../cli/session.js";
import { completionView } from "../views/completion.js";
import { withExamples } from "./examples.js";

/** The file for each shell, named as that shell looks for it. */
const FILES = { bash: "kp-dual.bash", zsh: "_kp-dual", fish: "kp-dual.fish" } as const;

const SHELLS = ["bash", "zsh", "fish"] as const satisfies readonly (keyof typeof FILES)[];

export const completionCommand = (bare: Command, open: Open, run = completion) =>
  withExamples(
    bare
      .addArgument(new Argument("<shell>", "the shell to teach").choices(SHELLS))
      .addHelpText("after", WHERE)
      .action(async (shell) => run(shell, open.desk())),
    "source <(kp-dual completion bash)",
    "kp-dual completion fish > ~/.config/fish/completions/kp-dual.fish",
  );

const WHERE = `
For good:
  bash  source <(kp-dual completion bash)
        as a line of ~/.bashrc
  zsh   kp-dual completion zsh > ~/.zfunc/_kp-dual
        or in any other folder of $fpath, above compinit
  fish  kp-dual completion fish > ~/.config/fish/completions/kp-dual.fish

The script runs no program and asks nobody: commands and options are written
in it, and the names of saved instances it reads from their file itself.`;

/** Prints the script that completes command lines, which was made when kp-dual was built. */
export async function completion(
  shell: keyof typeof FILES,
  { shipped, show }: Pick<Workshop, "shipped" | "show">,
): Promise<void> {
  show({ shell, script: await shipped(`dist/completion/${FILES[shell]}`) }, completionView);
}
