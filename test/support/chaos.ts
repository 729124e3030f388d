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
import { added, NOTHING, plus, type Tally } from "./tally.js";

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
  /** How often it may be resumed until nothing is open; nothing fails the last two times. */
  readonly resumes: number;
}

/** A scene with so many keys for a task; a key that somebody restores keeps its approval, and so could be deleted again. */
async function sceneFor({ task, keys }: Chaos) {
  const names = Array.from({ length: keys }, (_, n) => `key-${n}`);
  const named = Object.fromEntries(names.map((name) => [name, task.key]));
  const { seed, id } = cast(named, { quirks: { restoreKeepsApproval: true } });
  return { scene: await openScene(seed), ids: names.map((name) => id[name] ?? "") };
}

type Took = Pick<Ended, "document" | "signal" | "exit" | "stderr">;

/** Holds what was told last of each key, and takes down whatever was not true when it was told. */
class Ledger {
  readonly told = new Map<string, ToldResult>();
  readonly lies: string[] = [];

  take({ document, signal, exit, stderr }: Took, times: (key: string) => number): void {
    if (!document && signal !== "SIGKILL") this.lies.push(`no document, exit ${exit}: ${stderr}`);
    if (!document) return;
    if (sumOf(document) !== document.results.length) this.lies.push("totals do not add up");
    for (const result of document.results) {
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
    scene.emulator.faults.set(faultsAt(rate, seed, { by: task.who }));
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
  /** How often each kind of fault fired. */
  readonly faults: readonly number[];
}

/** While a run is resumed, it goes on failing; the last two times nothing does. */
const faultsWhileResuming = ({ task, rate, seed, resumes: most }: Chaos, resumes: number) =>
  faultsAt(resumes < most - 2 ? rate : 0, seed + resumes + 1, { by: task.who });

async function workedOn(plan: Chaos, ids: readonly string[], scene: Scene): Promise<Worked> {
  const { task } = plan;
  const list = join(scene.home, "keys.txt");
  await writeFile(list, ids.join("\n"));
  const ledger = new Ledger();
  const truth = () => truthOf(task, scene.emulator.changes());
  const watch = (run: BulkRun) => plan.watch?.(run, scene);
  const taken = async (ending: Promise<Ended>) => {
    const ended = await ending;
    // What was put off, or is still on its way, is done by then.
    await sleep(QUIET_MS);
    ledger.take(ended, truth().times);
    return ended;
  };
  const begun = () => {
    const run = begin(scene, task.who, argvOf(task, list, ids.length));
    watch(run);
    return taken(run.ended);
  };

  let last = await begun();
  const unknownFirst = countOf(ledger, ({ outcome }) => outcome === "unknown");
  const fired = [firedIn(scene)];
  let resumes = 0;
  for (; resumes < plan.resumes && isUnfinished(last); resumes++) {
    scene.emulator.faults.set(faultsWhileResuming(plan, resumes));
    const [run] = await runsIn(scene);
    const { times } = truth();
    const left = ids.filter((id) => times(id) === 0).length;
    last = await (run === undefined ? begun() : taken(resumed(scene, task, run, left, watch)));
    fired.push(firedIn(scene));
  }
  const logged = await loggedIn(scene, task.who);
  if (logged) ledger.take(logged, truth().times);
  return { ledger, resumes, unknownFirst, faults: fired.reduce(added) };
}

const firedIn = ({ emulator }: Scene): readonly number[] =>
  emulator.faults.list().map(({ fired }) => fired);

/** Its document tells of all that was open; one that printed none left everything to the next. */
const isUnfinished = ({ document }: Ended): boolean => !document || document.results.some(isOpen);

/** What this machine's journal tells in the end of all keys of the run; undefined where none was begun. */
async function loggedIn(scene: Scene, who: string): Promise<Ended | undefined> {
  const [run] = await runsIn(scene);
  if (run === undefined) return undefined;
  const ended = await begin(scene, who, ["log", "--run", run]).ended;
  const { runs } = ended.document as unknown as { readonly runs: readonly ChangeDocument[] };
  return { ...ended, document: runs[0] ?? null };
}

const countOf = ({ told }: Ledger, wanted: (result: ToldResult) => boolean): number =>
  [...told.values()].filter(wanted).length;

function counted(
  { task }: Chaos,
  ids: readonly string[],
  { emulator }: Scene,
  { ledger, resumes, unknownFirst, faults }: Worked,
): Omit<Tally, "seconds"> {
  const truth = truthOf(task, emulator.changes());
  const outcome = (name: string) => countOf(ledger, (result) => result.outcome === name);
  return plus(NOTHING, {
    ...{ keys: ids.length, resumes, unknownFirst, wrong: ledger.lies.length, lies: ledger.lies },
    faults,
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
