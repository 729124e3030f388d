import { Command } from "@commander-js/extra-typings";
import type { JournalReader } from "../cli/journal/journal-reader.js";
import type { Desk, Open } from "../cli/session.js";
import type { PastRun } from "../core/past-run.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { type Log, logView } from "../views/log.js";
import { withExamples } from "./examples.js";

export interface LogOptions {
  /** Only runs that touched this key: its id, or a name that it had. */
  readonly key?: string | undefined;
  /** Only this run, with each of its keys. */
  readonly run?: string | undefined;
}

/** What `log` needs. */
export interface LogMeans extends Pick<Desk, "show"> {
  readonly journal: JournalReader;
  readonly now: Date;
}

export const logCommand = (open: Open, run = log) =>
  withExamples(
    new Command("log")
      .summary("what was done from this machine, and what of it is open; offline")
      .argument("[key]", "only runs that touched this key, by its id or its name")
      .option("--run <id>", "one run, with each of its keys")
      .action(async (key, { run: id }) => {
        const { show, now } = open.desk();
        await run({ key, run: id }, { show, now: now(), journal: await open.journal() });
      }),
    "kp-dual log",
    "kp-dual log orders-db-root",
  );

/** Shows this machine's journal, which it alone has; nothing is sent. */
export async function log({ key, run }: LogOptions, { journal, now, show }: LogMeans) {
  if (key !== undefined && run !== undefined)
    throw new KpDualError("usage", { values: { problem: "--run and a key were named" } });
  show({ ...(await wanted(run, key, journal)), now }, logView);
}

async function wanted(
  run: string | undefined,
  key: string | undefined,
  journal: JournalReader,
): Promise<Omit<Log, "now">> {
  if (run !== undefined) {
    const { past, error } = await journal.one(run);
    return { runs: [past], errors: error ? [error] : [], detail: "keys" };
  }
  const { runs, unread } = await journal.all();
  const errors = [...runs.flatMap(({ error }) => error ?? []), ...unread];
  const pasts = runs.map(({ past }) => past);
  if (key === undefined) return { runs: pasts, errors, detail: "runs" };
  return { runs: pasts.filter(touched(key)), errors, detail: "runs" };
}

/** By its id in any case of letters, or by exactly the name that it had. */
const touched =
  (named: string) =>
  ({ results }: PastRun): boolean =>
    results.some(({ key }) => key && (key.id === named.toLowerCase() || key.name === named));
