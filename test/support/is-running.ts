import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Whether a process is at work; one that is over and that nobody has asked about since (a zombie) is not. */
export async function isRunning(pid: number): Promise<boolean> {
  const looking = promisify(execFile)("ps", ["-o", "stat=", "-p", String(pid)]);
  const state = await looking.then(
    ({ stdout }) => stdout.trim(),
    () => "",
  );
  return state !== "" && !state.startsWith("Z");
}
