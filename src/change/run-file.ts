import { constants } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Journal, RunHeader, RunRecord } from "./journal.js";

/** Where a run file goes, and by which name. */
export interface Place {
  /** kp-dual's own folder of state; made, for its owner alone, where it is missing. */
  readonly folder: string;
  readonly run: string;
  readonly startedAt: Date;
  /** Whether it is about an emulator. */
  readonly rehearsal: boolean;
  /** The owner that the folder must have; undefined where the system knows none. */
  readonly owner: number | undefined;
}

const NEW_FILE =
  constants.O_WRONLY |
  constants.O_CREAT |
  constants.O_EXCL |
  constants.O_APPEND |
  constants.O_NOFOLLOW;

/**
 * Makes the file of one run and writes its header. Whatever stands in the way (a link, somebody else's folder, a
 * full disk) is a KpDualError "journal-unwritable": no run file, no change.
 */
export async function openRunFile(place: Place, header: RunHeader): Promise<Journal> {
  const runs = join(place.folder, "runs");
  const file = join(runs, `${place.run}.jsonl`);
  const { run, startedAt, rehearsal } = place;
  return unwritable(file, async () => {
    await ownFolder(place.folder, place.owner);
    await ownFolder(runs, place.owner);
    const handle = await open(file, NEW_FILE, 0o600);
    const append = appender(handle);
    const write = (record: RunRecord) => unwritable(file, () => append(record));
    const first: RunRecord = { record: "header", version: 1, run, startedAt, rehearsal, ...header };
    await write(first).catch((error: unknown) => closed(handle, error));
    await onDisk(runs);
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

/**
 * Appends records one after another, each a line of ASCII that is on the disk when the promise is kept. After one
 * that failed nothing more is written: it would go on in the middle of a torn line.
 */
function appender(handle: FileHandle): (record: RunRecord) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (record) => {
    last = last.then(async () => {
      await handle.appendFile(`${asciiJson(record)}\n`);
      await handle.datasync();
    });
    return last;
  };
}

/** The name of a new file is on the disk only when its folder is. */
async function onDisk(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  await handle.sync().finally(() => handle.close());
}

async function closed(handle: FileHandle, error: unknown): Promise<never> {
  await handle.close();
  throw error;
}

const asciiJson = (record: RunRecord): string =>
  JSON.stringify(record).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Makes a folder that only its owner may enter, or makes sure that one is such a folder. */
async function ownFolder(folder: string, owner: number | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(
    folder,
    constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW,
  );
  try {
    const { uid } = await handle.stat();
    if (owner !== undefined && uid !== owner) throw new Error("it belongs to somebody else");
    await handle.chmod(0o700);
  } finally {
    await handle.close();
  }
}

async function unwritable<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof KpDualError) throw cause;
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new KpDualError("journal-unwritable", { said, values: { file } }, { cause });
  }
}
