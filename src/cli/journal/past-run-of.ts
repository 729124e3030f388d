import type { PastRun } from "../../core/past-run.js";
import type { RunFile } from "./run-file-read.js";
import { pastResult } from "./tracks.js";

/** A run file as a run: what it was, and what became of each of its keys. */
export function pastRunOf({ header, endedAt, tracks }: RunFile): PastRun {
  const { run, action, startedAt, instance, by, reason, rehearsal, input = null } = header;
  const results = tracks.map(pastResult);
  return { run, action, startedAt, endedAt, instance, by, reason, input, rehearsal, results };
}
