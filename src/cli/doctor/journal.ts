import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { healthy, type Symptom } from "../../core/diagnosis.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { shellWord } from "../../errors/shell-word.js";
import { heldLocks } from "../journal/held-locks.js";
import { interruptedRun } from "../journal/interrupted.js";
import { runNames } from "../journal/run-names.js";
import { stateFolder } from "../journal/state-folder.js";
import { count } from "./count.js";
import { failing } from "./failing.js";
import { ownFolderProblem } from "./own-folder-problem.js";
import type { Patient } from "./patient.js";

const OTHERS = 0o077;

type Given = Pick<Patient, "environment" | "lives" | "owner" | "variables">;

/** Whether runs can be written down, without which nothing is changed, and what of them is open. */
export async function journal(given: Given): Promise<readonly Symptom[]> {
  const folder = stateFolder(given.variables);
  const folders = [folder, join(folder, "runs"), join(folder, "locks")];
  const problems = await Promise.all(folders.map((each) => ownFolderProblem(each, given.owner)));
  const at = problems.findIndex((problem) => problem !== null);
  const file = folders[at];
  if (file !== undefined) {
    const why = `${file} ${problems[at]}`;
    return [failing(new KpDualError("journal-unwritable", { why, values: { file } }))];
  }
  const runs = await runNames(folder);
  return [
    healthy(`${count(runs.length, "run")} written down in ${folder}`),
    ...(await openTo(folders)),
    ...(await unfinished(folder, given)),
    ...(await atWork(folder, given)),
  ];
}

/** The next run closes them by itself; whoever does not want to wait for it can. */
async function openTo(folders: readonly string[]): Promise<readonly Symptom[]> {
  const statuses = await Promise.all(folders.map((each) => lstat(each).catch(() => null)));
  const open = folders.filter((_, at) => ((statuses[at]?.mode ?? 0) & OTHERS) !== 0);
  if (open.length === 0) return [];
  const remedy = `chmod 700 ${open.map(shellWord).join(" ")}`;
  return [healthy("other users of this machine can look into the journal", remedy)];
}

async function unfinished(
  folder: string,
  { environment, lives }: Given,
): Promise<readonly Symptom[]> {
  const rehearsal = environment.KP_DUAL_REHEARSAL !== null;
  const run = await interruptedRun(folder, rehearsal, lives);
  if (run === null) return [];
  return [
    healthy(`the run ${run} is not finished`, `look at what is left of it: kp-dual resume ${run}`),
  ];
}

async function atWork(folder: string, { lives }: Given): Promise<readonly Symptom[]> {
  const holders = await heldLocks(folder, lives);
  return holders.map(({ run, pid, host }) =>
    healthy(`the run ${run} is at work, as process ${pid} of ${host}`),
  );
}
