import { constants } from "node:fs";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Person } from "../core/person.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { asciiJson } from "./ascii-json.js";
import type { Journal, RunHeader, RunRecord } from "./journal.js";
import { NEW_FILE } from "./new-file.js";
import { ownFolder } from "./own-folder.js";
import { plainFile } from "./plain-file.js";
import { unwritable } from "./unwritable.js";

/** Where a run file is, and by which name. */
export interface Place {
  /** kp-dual's own folder of state; made, for its owner alone, where it is missing. */
  readonly folder: string;
  readonly run: string;
  /** The owner that the folder must have; undefined where the system knows none. */
  readonly owner: number | undefined;
  /** This machine's clock, which dates every record. */
  readonly clock: () => Date;
}

/** What this machine adds to the header of a run. */
export interface Setting {
  readonly startedAt: Date;
  /** Whether it is about an emulator. */
  readonly rehearsal: boolean;
  /** The key ring that its requests are limited to. */
  readonly keyRing: string | null;
}

/** How much of a run file is whole, and how long the file was when that was read; both in bytes. */
export interface Read {
  readonly whole: number;
  readonly size: number;
}

const OLD_FILE = constants.O_WRONLY | constants.O_APPEND;

/**
 * Makes the file of one run and writes its header. Whatever stands in the way (a link, somebody else's folder, a
 * full disk) is a KpDualError "journal-unwritable": no run file, no change.
 */
export async function openRunFile(
  place: Place,
  setting: Setting,
  header: RunHeader,
): Promise<Journal> {
  const { run } = place;
  return written(place, NEW_FILE, { record: "header", version: 1, run, ...setting, ...header });
}

/**
 * Goes on with the file of a run that broke off, where nobody else has written to it since it was read; else it is
 * a KpDualError "run-locked". A torn last line is cut off.
 */
export async function reopenRunFile(place: Place, by: Person, read: Read): Promise<Journal> {
  return written(place, OLD_FILE, { record: "resumed", by }, async (handle) => {
    const { size } = await handle.stat();
    const why = "another process went on with this run meanwhile";
    if (size !== read.size)
      throw new KpDualError("run-locked", { why, values: { run: place.run } });
    await handle.truncate(read.whole);
  });
}

async function written(
  { folder, run, owner, clock }: Place,
  flags: number,
  first: RunRecord,
  prepare: (handle: FileHandle) => Promise<void> = async () => undefined,
): Promise<Journal> {
  const runs = join(folder, "runs");
  const file = join(runs, `${run}.jsonl`);
  return unwritable(file, async () => {
    await ownFolder(folder, owner);
    await ownFolder(runs, owner);
    const handle = await plainFile(file, flags);
    const append = appender(handle, clock);
    const write = (record: RunRecord) => unwritable(file, () => append(record));
    await prepare(handle)
      .then(() => write(first))
      .then(() => onDisk(runs))
      .catch(async (error: unknown) => {
        await handle.close();
        await withdraw(file, flags);
        throw error;
      });
    return {
      run,
      write,
      close: (totals) =>
        write({ record: "footer", totals })
          .finally(() => handle.close())
          .catch(() => undefined),
    };
  });
}

/** What came back may be lost with the power: a key without it is looked at again. */
const UNSYNCED: readonly RunRecord["record"][] = ["attempt", "outcome"];

/**
 * Appends records in their order, each a dated line of ASCII; an intent is on the disk when the promise is kept. What
 * comes while others are being written is written together then, with one sync for all of it. After a write that failed
 * nothing more is written: it would go on in the middle of a torn line.
 */
function appender(handle: FileHandle, clock: () => Date): (record: RunRecord) => Promise<void> {
  let waiting: RunRecord[] = [];
  let next: Promise<void> | null = null;
  let last: Promise<void> = Promise.resolve();
  const writeAll = async () => {
    const records = waiting;
    waiting = [];
    next = null;
    const at = clock();
    const lines = records.map(({ record, ...facts }) => asciiJson({ record, at, ...facts }));
    await handle.appendFile(`${lines.join("\n")}\n`);
    if (records.some(({ record }) => !UNSYNCED.includes(record))) await handle.datasync();
  };
  return (record) => {
    waiting.push(record);
    next ??= last.then(writeAll);
    last = next;
    return next;
  };
}

/** The name of a new file is on the disk only when its folder is. */
async function onDisk(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  await handle.sync().finally(() => handle.close());
}

/** A new file in which nothing could be written is taken away again; one that was there already stays. */
async function withdraw(file: string, flags: number): Promise<void> {
  if (flags === NEW_FILE) await unlink(file).catch(() => undefined);
}
