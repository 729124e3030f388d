import type { ChildProcess } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { BulkTask } from "./bulk-task.js";
import type { ChangeDocument } from "./change-document.js";
import { started } from "./kp-dual.js";
import type { Scene } from "./scene.js";

/** Waits pass fifty times as fast; a request still has a second, since a machine that tests is a busy one. */
const QUICKLY = { KP_DUAL_REHEARSAL_PACE: "0.02" };
const LIMIT = ["--timeout", "50s"];

/** How one process ended. */
export interface Ended {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Null where it printed none. */
  readonly document: ChangeDocument | null;
  readonly stderr: string;
}

/** A process that works on many keys. */
export interface BulkRun {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Begins a command of somebody, told as JSON. */
export function begin(
  { environmentOf }: Pick<Scene, "environmentOf">,
  who: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): BulkRun {
  const child = started(["--json", ...LIMIT, ...argv], {
    environment: { ...environmentOf(who), ...QUICKLY, ...environment },
  });
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      text[name] += chunk;
    });
  child.stdin.end();
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exit, signal) => {
      const document = text.stdout === "" ? null : JSON.parse(text.stdout);
      resolve({ exit, signal, document, stderr: text.stderr });
    });
  });
  return { child, ended };
}

/** What a consent that was refused should have been: how many keys, or the only one. */
const wantedBy = ({ stderr }: Ended): string | undefined =>
  /--confirm ([0-9a-f]{8}-[0-9a-f-]{27}|\d+)/.exec(stderr)?.[1];

const MOST_TRIES = 8;

/**
 * Resumes a run. How many keys are left is known only after a look, and with faults another look may find another
 * number; so the number that a refused consent names is given the next time, as a person would.
 */
export async function resumed(
  scene: Pick<Scene, "environmentOf">,
  { who, consent }: BulkTask,
  run: string,
  guess: number,
  watch: (run: BulkRun) => void = () => undefined,
): Promise<Ended> {
  let answer = `${guess}`;
  for (let tries = 1; ; tries++) {
    const one = begin(scene, who, ["resume", run, ...consent(answer)]);
    watch(one);
    const ended = await one.ended;
    const wanted = wantedBy(ended);
    if (ended.exit !== 2 || wanted === undefined || tries === MOST_TRIES) return ended;
    answer = wanted;
  }
}

/** The ids of the runs in somebody's state folder, oldest first. */
export async function runsIn({ home }: Pick<Scene, "home">): Promise<readonly string[]> {
  const folder = join(home, ".local", "state", "kp-dual", "runs");
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => name.slice(0, -".jsonl".length))
    .sort();
}
