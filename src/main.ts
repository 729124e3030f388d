import { CommanderError } from "commander";
import { lazySession } from "./cli/lazy-session.js";
import { noSecretIn } from "./cli/no-secret-in.js";
import { surround } from "./cli/surround.js";
import { EXIT } from "./errors/exit-codes.js";
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
  // Node itself would print the error raw, with whatever its message quotes.
  const crash = (error: unknown) => {
    around.screen.fail(error);
    process.exit();
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  const printers = { writeOut: print("out"), writeErr: print("err") };
  try {
    noSecretIn(argv.slice(2));
    await program(lazySession(around), printers).parseAsync(argv);
  } catch (error) {
    // Help was asked for, or was all that could be given: mistakes are told as such by the tree.
    if (error instanceof CommanderError)
      around.exitWith(error.exitCode === 0 ? EXIT.done : EXIT.usage);
    else around.screen.fail(error);
  } finally {
    await around.end();
  }
}
