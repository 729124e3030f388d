import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Journal, RunHeader } from "../../change/journal.js";
import { ownFolder } from "../../change/own-folder.js";
import { openRunFile, type Place, reopenRunFile } from "../../change/run-file.js";
import { unwritable } from "../../change/unwritable.js";
import type { Instance } from "../../core/instance.js";
import type { Person } from "../../core/person.js";
import type { ChangeName } from "../../core/report.js";
import { resumable } from "../../core/resumable.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import type { Surroundings } from "../surroundings.js";
import type { RunFile } from "./run-file-read.js";
import { stateFolder } from "./state-folder.js";

/** What the journal needs to know beside what is done. */
export interface JournalMeans
  extends Pick<Surroundings, "clock" | "lives" | "owner" | "pid" | "variables"> {
  readonly rehearsal: boolean;
  readonly keyRing: string | undefined;
  /** How long it is waited for another run of the same kind, in milliseconds. */
  readonly patience: number;
}

/** The file of a new run, under the lock of its instance and its action. */
export function newRun(header: RunHeader, means: JournalMeans): Promise<Journal> {
  const { clock, rehearsal, keyRing = null } = means;
  const startedAt = clock();
  const time = startedAt.toISOString().replace(/[-:]|\.\d+/g, "");
  const run = `${time}-${header.action}-${randomBytes(2).toString("hex")}`;
  return underLock(placeOf(run, means), header, means, (place) =>
    openRunFile(place, { startedAt, rehearsal, keyRing }, header),
  );
}

/** The file of a run that broke off, to go on with. */
export function oldRun(file: RunFile, by: Person, means: JournalMeans): Promise<Journal> {
  const { header } = file;
  return underLock(placeOf(header.run, means), header, means, (place) =>
    reopenRunFile(place, by, file),
  );
}

const placeOf = (run: string, { clock, owner, variables }: JournalMeans): Place => ({
  folder: stateFolder(variables),
  run,
  owner,
  clock,
});

/** The name of a lock: one run per instance and action on this host. */
export const lockName = (action: ChangeName, { id }: Pick<Instance, "id">, rehearsal: boolean) =>
  `${rehearsal ? "rehearsal-" : ""}${id.replace(/[^\w-]/g, "_")}-${action}`;

async function underLock(
  place: Place,
  { action, instance }: Pick<RunHeader, "action" | "instance">,
  { rehearsal, patience, pid, lives }: JournalMeans,
  open: (place: Place) => Promise<Journal>,
): Promise<Journal> {
  const { folder, run, owner } = place;
  const folders = [folder, join(folder, "runs"), join(folder, "locks")];
  await unwritable(join(folder, "runs", `${run}.jsonl`), async () => {
    for (const each of folders) await ownFolder(each, owner);
  });
  const name = lockName(action, instance, rehearsal);
  const { locked } = await import("./lock.js");
  const lockFile = join(folder, "locks", `${name}.lock`);
  const held = await unwritable(lockFile, () =>
    locked({ folder, name, run, patience, pid, lives, since: performance.timeOrigin }),
  );
  const journal = await open(place).catch(async (error: unknown) => {
    await held.release();
    throw error;
  });
  return {
    run,
    isContested: held.isContested,
    write: async (record) => {
      if (record.record === "intent" && (await held.isLost())) throw lost(resumable(run, instance));
      await journal.write(record);
    },
    close: (totals) => journal.close(totals).finally(held.release),
  };
}

const lost = (named: string) =>
  new KpDualError("run-locked", {
    why: "this process stood still for so long that another one may be at work on the same by now",
    do: ["finish the run: kp-dual resume {resumable}"],
    values: { resumable: named },
  });
