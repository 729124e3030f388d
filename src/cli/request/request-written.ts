import { unlink } from "node:fs/promises";
import { asciiJsonLines } from "../../change/ascii-json.js";
import { canBeNew, newFile } from "../../change/new-file.js";
import { unwritable } from "../../change/unwritable.js";
import type { DeletionRequest } from "../../core/deletion-request.js";
import { REQUEST } from "./request-limits.js";

/** Throws a KpDualError "request-unwritable" where a new file can't be made: for that nobody need be asked first. */
export const isFreeForRequest = (file: string): Promise<void> =>
  writable(file, () => canBeNew(file));

/**
 * Writes a request to a new file, for its owner alone: whoever hands it over decides who reads it. What can't be read
 * again is not written, and what can't be written whole is removed.
 */
export const requestWritten = (file: string, request: DeletionRequest): Promise<void> =>
  writable(file, async () => {
    const text = await readableText(request);
    const handle = await newFile(file);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } catch (error) {
      await unlink(file);
      throw error;
    } finally {
      await handle.close();
    }
  });

async function readableText(request: DeletionRequest): Promise<string> {
  const { asFile, RequestFile } = await import("./request-file.js");
  const text = `${asciiJsonLines(asFile(request))}\n`;
  if (text.length > REQUEST.bytes) throw new Error("it would be larger than 1 MiB");
  if (!RequestFile.safeParse(JSON.parse(text)).success)
    throw new Error("it would hold what no request file may hold");
  return text;
}

const writable = (file: string, work: () => Promise<void>): Promise<void> =>
  unwritable(file, work, "request-unwritable");
