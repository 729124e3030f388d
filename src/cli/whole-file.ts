import { randomUUID } from "node:crypto";
import { link, open, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { canBeNew, NEW_FILE } from "../change/new-file.js";
import { KpDualError } from "../errors/kp-dual-error.js";

/** Throws a KpDualError "report-unwritable" where a new file can't be made: for that nobody need be asked first. */
export const isFree = (file: string): Promise<void> => writable(file, () => canBeNew(file));

/**
 * Writes a new file that only its owner may read. It gets its name once all of it is on the disk, so that it is there
 * whole or not at all, and never in the place of another. Throws a KpDualError "report-unwritable".
 */
export const wholeFile = (file: string, text: string): Promise<void> =>
  writable(file, async () => {
    const part = join(dirname(file), `.${randomUUID()}.part`);
    const handle = await open(part, NEW_FILE, 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
      await link(part, file);
    } finally {
      await handle.close();
      await unlink(part);
    }
  });

async function writable(file: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new KpDualError("report-unwritable", { said, values: { file } }, { cause });
  }
}
