import type { PastRun } from "../../core/past-run.js";
import type { RunFile } from "./run-file-read.js";
import { pastResult, tracksOf } from "./tracks.js";

/** A run file as a run: what it was, and what became of each of its keys. */
export function pastRunOf(file: RunFile): PastRun {
  const { run, action, startedAt, instance, by, reason, rehearsal, input = null } = file.header;
  const last = file.records.findLast(
    ({ record }) => record === "footer" || record === "resumed" || record === "intent",
  );
  const results = tracksOf(file).map(pastResult);
  const endedAt = last?.record === "footer" ? last.at : null;
  return { run, action, startedAt, endedAt, instance, by, reason, input, rehearsal, results };
}
