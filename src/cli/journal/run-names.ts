import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { isRunId } from "./run-id.js";

const END = ".jsonl";

/** The ids of all runs that this machine knows, the newest first. */
export async function runNames(folder: string): Promise<readonly string[]> {
  const runs = join(folder, "runs");
  const files = await readdir(runs).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw new KpDualError("journal-unreadable", { values: { file: runs } }, { cause });
  });
  return files
    .filter((file) => file.endsWith(END))
    .map((file) => file.slice(0, -END.length))
    .filter(isRunId)
    .sort()
    .reverse();
}
