import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { Read } from "../../change/run-file.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { recordOf } from "./record-of.js";
import { isRunId } from "./run-id.js";
import type { Header, RunRecord } from "./run-record.js";
import { type WholeLine, wholeLines } from "./whole-lines.js";

/** All that one run file tells. */
export interface RunFile extends Read {
  readonly header: Header;
  /** Those behind the header. */
  readonly records: readonly RunRecord[];
  /** The number of the first line that is no record, though others follow it; null where there is none. */
  readonly brokenLine: number | null;
}

/**
 * Reads a run file, of any run that this machine knows. Null where not even its header is whole: then nothing was
 * sent. A torn last line is normal; a broken one before that is told, and left out.
 */
export async function readRunFile(folder: string, run: string): Promise<RunFile | null> {
  if (!isRunId(run)) throw new KpDualError("no-such-run", { values: { run } });
  const file = join(folder, "runs", `${run}.jsonl`);
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") throw new KpDualError("no-such-run", { values: { run } });
      throw new KpDualError("journal-unreadable", { values: { file } }, { cause });
    },
  );
  try {
    return await recordsIn(handle, run);
  } finally {
    await handle.close();
  }
}

async function recordsIn(handle: FileHandle, run: string): Promise<RunFile | null> {
  const { size } = await handle.stat();
  if (size === 0) return null;
  const stream = handle.createReadStream({ autoClose: false, start: 0, end: size - 1 });
  const { records, lines, ...state } = await read(wholeLines(stream));
  const [header, ...others] = records;
  if (header?.record === "header" && header.run === run)
    return { header, records: others, ...state, size };
  if (lines <= 1 && !header) return null;
  throw new KpDualError("journal-broken", { values: { run, line: "1" } });
}

/** A line that is no record is a torn one, unless another one follows. */
async function read(whole: AsyncIterable<WholeLine>) {
  const records: RunRecord[] = [];
  const seen: { lines: number; whole: number; suspect: number | null; brokenLine: number | null } =
    { lines: 0, whole: 0, suspect: null, brokenLine: null };
  for await (const { text, end } of whole) {
    seen.lines += 1;
    seen.brokenLine ??= seen.suspect;
    const record = recordOf(text);
    if (record) records.push(record);
    else seen.suspect ??= seen.lines;
    if (seen.suspect === null) seen.whole = end;
  }
  const { suspect: _suspect, ...known } = seen;
  return { ...known, records };
}
