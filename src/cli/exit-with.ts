import { EXIT, type ExitCode } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";

/**
 * The way to an exit code, for a process whose output may not be taken. A result that was not written whole is no
 * success: instead of 0 it is 11, and that is told once. A reader that went away (EPIPE) has had enough.
 */
export function exitWithOf(
  process: Pick<NodeJS.Process, "exitCode" | "stdout">,
  tell: (error: KpDualError) => void,
): (code: ExitCode) => void {
  let isCut = false;
  const exitWith = (code: ExitCode) => {
    process.exitCode = isCut && code === EXIT.done ? EXIT.local : code;
  };
  process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
    if (isCut || cause.code === "EPIPE") return;
    isCut = true;
    const before = process.exitCode as ExitCode;
    tell(
      new KpDualError("output-unwritable", { said: cause.message, changed: "unknown" }, { cause }),
    );
    exitWith(before);
  });
  return exitWith;
}
