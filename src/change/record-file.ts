import { type FileHandle, unlink } from "node:fs/promises";
import { asciiJson } from "./ascii-json.js";
import type { Journal, RunHeader, RunRecord } from "./journal.js";
import { canBeNew, newFile } from "./new-file.js";
import { unwritable } from "./unwritable.js";

type OpenJournal = (header: RunHeader) => Promise<Journal>;

/** Throws a KpDualError "record-unwritable" where a new file can't be made: for that nobody need be asked first. */
export const isFree = (file: string): Promise<void> => recordable(file, () => canBeNew(file));

/**
 * A journal that also writes what was seen of each key to a file of its own, before it writes the intent: one line of
 * JSON a key, each on the disk before anything is sent for it. The file must be new; only its owner may read it.
 */
export const recording =
  (openJournal: OpenJournal, file: string): OpenJournal =>
  async (header) => {
    const handle = await recordable(file, () => newFile(file));
    const journal = await openJournal(header).catch(async (error: unknown) => {
      await handle.close();
      await unlink(file);
      throw error;
    });
    const append = appender(handle);
    const { instance, by, reason } = header;
    const keep = ({ target, before }: RunRecord) =>
      append({
        schema: "kp-dual/record/1",
        run: journal.run,
        instance,
        by,
        reason,
        target,
        before,
      });
    return {
      ...journal,
      write: async (record) => {
        if (record.record === "intent") await recordable(file, () => keep(record));
        await journal.write(record);
      },
      close: async (totals) => {
        await journal.close(totals);
        await handle.close().catch(() => undefined);
      },
    };
  };

/** One line after another; after one that failed no more are written, since they would go on in a torn line. */
function appender(handle: FileHandle): (line: object) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (line) => {
    last = last.then(async () => {
      await handle.appendFile(`${asciiJson(line)}\n`);
      await handle.datasync();
    });
    return last;
  };
}

const recordable = <Value>(file: string, work: () => Promise<Value>): Promise<Value> =>
  unwritable(file, work, "record-unwritable");
