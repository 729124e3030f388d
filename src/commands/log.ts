import type { Command } from "@commander-js/extra-typings";
import type { JournalReader } from "../cli/journal/journal-reader.js";
import type { Desk, Open } from "../cli/session.js";
import type { PastRun } from "../core/past-run.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { type LogEnd, type LogRow, logList, logRow } from "../views/log.js";
import { pastRun } from "../views/past-run.js";
import { withExamples } from "./examples.js";

export interface LogOptions {
  /** Only runs that touched this key: its id, or a name that it had. */
  readonly key?: string | undefined;
  /** Only this run, with each of its keys. */
  readonly run?: string | undefined;
}

/** What `log` needs. */
export interface LogMeans extends Pick<Desk, "show" | "showList"> {
  readonly journal: JournalReader;
  readonly now: Date;
}

export const logCommand = (bare: Command, open: Open, run = log) =>
  withExamples(
    bare
      .argument("[key]", "only runs that touched this key, by its id or its name")
      .option("--run <id>", "one run, with each of its keys")
      .action(async (key, { run: id }) => {
        const desk = open.desk();
        await run({ key, run: id }, { ...desk, now: desk.now(), journal: await open.journal() });
      }),
    "kp-dual log",
    "kp-dual log orders-db-root",
  );

/** Shows this machine's journal, which it alone has; nothing is sent. */
export async function log({ key, run }: LogOptions, { journal, now, show, showList }: LogMeans) {
  if (key !== undefined && run !== undefined)
    throw new KpDualError("usage", { values: { problem: "--run and a key were named" } });
  if (run !== undefined) return show({ ...(await journal.one(run)), now }, pastRun);
  await showList(runs(journal, key, now), logList);
}

async function* runs(
  { all }: JournalReader,
  key: string | undefined,
  now: Date,
): AsyncGenerator<readonly PastRun[], LogEnd> {
  const rows: LogRow[] = [];
  const errors: KpDualError[] = [];
  for await (const read of all()) {
    const { past, error } = read instanceof KpDualError ? { past: null, error: read } : read;
    if (error) errors.push(error);
    const wanted = past && touched(past, key) ? [past] : [];
    rows.push(...wanted.map((each) => logRow(each, now)));
    yield wanted;
  }
  return { rows, errors };
}

/** Whether it had to do with a key: by its id in any case of letters, or by exactly the name that it had. */
const touched = ({ results }: PastRun, named: string | undefined): boolean =>
  named === undefined ||
  results.some(({ key }) => key && (key.id === named.toLowerCase() || key.name === named));
