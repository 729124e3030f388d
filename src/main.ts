import { CommanderError } from "commander";
import { lazySession } from "./cli/lazy-session.js";
import { noSecretIn } from "./cli/no-secret-in.js";
import { type Surrounded, surround } from "./cli/surround.js";
import { EXIT } from "./errors/exit-codes.js";
import { KpDualError } from "./errors/kp-dual-error.js";
import { program } from "./program.js";
import { visible } from "./views/gate.js";

/**
 * The composition root. The exit code is that of a fault until the end of a checked run sets another: what dies
 * half-way can't look like success.
 */
export async function main(process: NodeJS.Process): Promise<void> {
  process.exitCode = EXIT.unexpected;
  const { argv } = process;
  const around = surround(process);
  const print = (to: "out" | "err") => (text: string) =>
    around.screen.print(text.replace(/\n$/, "").split("\n").map(visible), to);
  const printers = { writeOut: print("out"), writeErr: print("err") };
  try {
    noSecretIn(argv.slice(2));
    await program(lazySession(around), printers).parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) ended(error, around);
    else around.screen.fail(error);
  } finally {
    await around.end();
  }
}

/** Commander ends by throwing: after help, after the version, and at a mistake on the command line. */
function ended({ code, exitCode, message }: CommanderError, { screen, exitWith }: Surrounded) {
  if (exitCode === 0) return exitWith(EXIT.done);
  if (code === "commander.help") return exitWith(EXIT.usage);
  // What was given to an option that there is none of may be a secret.
  const problem = message
    .replace(/^error: /, "")
    .replaceAll("\n", " ")
    .replace(/^(unknown option '[^'=]+)=.*/, "$1'");
  return screen.fail(new KpDualError("usage", { values: { problem } }));
}
