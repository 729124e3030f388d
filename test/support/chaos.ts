import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BulkRun, begin, type Ended, resumed, runsIn } from "./bulk-run.js";
import { argvOf, type BulkTask } from "./bulk-task.js";
import { cast } from "./cast.js";
import { type ChangeDocument, isOpen, sumOf, type ToldResult } from "./change-document.js";
import { colleagueOf } from "./colleague.js";
import { faultsAt, QUIET_MS } from "./fault-kinds.js";
import { isTrue, truthOf } from "./ground-truth.js";
import { openScene, type Scene } from "./scene.js";
import { NOTHING, plus, type Tally } from "./tally.js";

/** One bulk run, and what befalls it. */
export interface Chaos {
  readonly task: BulkTask;
  readonly keys: number;
  readonly seed: number;
  /** The share of the requests about keys that fail. */
  readonly rate: number;
  /** The share of what is done that somebody else takes back. */
  readonly takenBack: number;
  /** What is done to each process that works on it. */
  readonly watch?: (run: BulkRun, scene: Scene) => void;
  /** How often it may be resumed until nothing is open. */
  readonly resumes: number;
}

/** A scene with so many keys for a task; a key that somebody restores keeps its approval, and so could be deleted again. */
async function sceneFor({ task, keys }: Chaos) {
  const names = Array.from({ length: keys }, (_, n) => `key-${n}`);
  const named = Object.fromEntries(names.map((name) => [name, task.key]));
  const { seed, id } = cast(named, { quirks: { restoreKeepsApproval: true } });
  return { scene: await openScene(seed), ids: names.map((name) => id[name] ?? "") };
}

/** Holds what was told last of each key, and takes down whatever was not true when it was told. */
class Ledger {
  readonly told = new Map<string, ToldResult>();
  readonly lies: string[] = [];

  take(document: ChangeDocument, times: (key: string) => number, expected: number | null): void {
    const { results } = document;
    if (sumOf(document) !== results.length) this.lies.push("totals do not add up");
    if (expected !== null && results.length !== expected) this.lies.push("a result is missing");
    for (const result of results) {
      const id = result.key?.id ?? "";
      if (!isTrue(result, times(id)))
        this.lies.push(`${id} ${result.outcome} ${result.changed}, done ${times(id)} times`);
      this.told.set(id, result);
    }
  }
}

/** Carries out a bulk task under faults, resumes it until nothing is open, and counts what was told and what was true. */
export async function chaos(plan: Chaos): Promise<Tally> {
  const began = performance.now();
  const { task, seed, rate, takenBack } = plan;
  const { scene, ids } = await sceneFor(plan);
  try {
    scene.emulator.faults.set(faultsAt(rate, seed, task.who));
    const colleague = colleagueOf(task, scene.emulator, takenBack, seed);
    const worked = await workedOn(plan, ids, scene).finally(colleague.leave);
    const seconds = (performance.now() - began) / 1_000;
    return { ...counted(plan, ids, scene, worked), seconds };
  } finally {
    await scene.end();
  }
}

interface Worked {
  readonly ledger: Ledger;
  readonly resumes: number;
  readonly unknownFirst: number;
}

async function workedOn(plan: Chaos, ids: readonly string[], scene: Scene): Promise<Worked> {
  const { task } = plan;
  const list = join(scene.home, "keys.txt");
  await writeFile(list, ids.join("\n"));
  const ledger = new Ledger();
  const take = async ({ document, exit, signal, stderr }: Ended, expected: number | null) => {
    // What was put off, or is still on its way, is done by then.
    await sleep(QUIET_MS);
    if (document) ledger.take(document, truthOf(task, scene.emulator.changes()).times, expected);
    else if (signal !== "SIGKILL") ledger.lies.push(`no document, exit ${exit}: ${stderr}`);
  };
  const watched = (run: BulkRun) => plan.watch?.(run, scene);
  const first = begin(scene, task.who, argvOf(task, list, ids.length));
  watched(first);
  await take(await first.ended, ids.length);
  const unknownFirst = countOf(ledger, ({ outcome }) => outcome === "unknown");

  let resumes = 0;
  for (; resumes < plan.resumes && openIn(ledger, ids) > 0; resumes++) {
    const [run] = await runsIn(scene);
    if (run === undefined) {
      const again = begin(scene, task.who, argvOf(task, list, ids.length));
      watched(again);
      await take(await again.ended, ids.length);
    } else await take(await resumed(scene, task, run, openIn(ledger, ids), watched), null);
  }
  return { ledger, resumes, unknownFirst };
}

const countOf = ({ told }: Ledger, wanted: (result: ToldResult) => boolean): number =>
  [...told.values()].filter(wanted).length;

const openIn = ({ told }: Ledger, ids: readonly string[]): number =>
  ids.filter((id) => {
    const result = told.get(id);
    return !result || isOpen(result);
  }).length;

function counted(
  { task }: Chaos,
  ids: readonly string[],
  { emulator }: Scene,
  { ledger, resumes, unknownFirst }: Worked,
): Omit<Tally, "seconds"> {
  const truth = truthOf(task, emulator.changes());
  const outcome = (name: string) => countOf(ledger, (result) => result.outcome === name);
  return plus(NOTHING, {
    ...{ keys: ids.length, resumes, unknownFirst, wrong: ledger.lies.length, lies: ledger.lies },
    faults: emulator.faults.list().map(({ fired }) => fired),
    done: outcome("done"),
    already: outcome("already"),
    refused: outcome("refused"),
    changedByOther: outcome("changed-by-other"),
    notDone: outcome("not-done") + outcome("not-started"),
    unknown: outcome("unknown"),
    twice: ids.filter((id) => truth.times(id) > 1).length,
    again: ids.filter((id) => truth.isAgain(id)).length,
    lost: ids.filter((id) => !ledger.told.has(id)).length,
    seconds: 0,
  });
}
