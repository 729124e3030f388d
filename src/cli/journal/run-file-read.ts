import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { plainFile } from "../../change/plain-file.js";
import type { Read } from "../../change/run-file.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { recordOf } from "./record-of.js";
import { isRunId } from "./run-id.js";
import type { Header, RunRecord } from "./run-record.js";
import { type Track, type Tracker, trackerOf } from "./tracks.js";
import { type WholeLine, wholeLines } from "./whole-lines.js";

/** All that one run file tells. */
export interface RunFile extends Read {
  readonly header: Header;
  /** What became of each target, in the order in which they were named. */
  readonly tracks: readonly Track[];
  /** When the run ended, or when a later one that went on with it did; null where the last of them broke off. */
  readonly endedAt: Date | null;
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
  const handle = await plainFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") throw new KpDualError("no-such-run", { values: { run } });
    throw new KpDualError("journal-unreadable", { values: { file } }, { cause });
  });
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
  const { header, lines, tracks, ...known } = await read(wholeLines(stream));
  if (header?.run === run) return { ...known, header, tracks, size };
  if (lines <= 1 && !header) return null;
  throw new KpDualError("journal-broken", { values: { run, line: "1" } });
}

/** How far a file was read. */
interface Progress {
  lines: number;
  whole: number;
  /** The first line that is no record: a torn one, unless another one follows. */
  suspect: number | null;
  brokenLine: number | null;
  header: Header | null;
  tracker: Tracker | null;
  endedAt: Date | null;
}

async function read(lines: AsyncIterable<WholeLine>) {
  const seen: Progress = {
    ...{ lines: 0, whole: 0, suspect: null, brokenLine: null },
    ...{ header: null, tracker: null, endedAt: null },
  };
  for await (const { text, end } of lines) {
    seen.lines += 1;
    seen.brokenLine ??= seen.suspect;
    const record = recordOf(text);
    if (record) take(record, seen);
    else seen.suspect ??= seen.lines;
    if (seen.suspect === null) seen.whole = end;
  }
  const { suspect: _suspect, tracker, ...known } = seen;
  return { ...known, tracks: tracker?.tracks() ?? [] };
}

/** The header is the first line, or there is none. */
function take(record: RunRecord, seen: Progress): void {
  if (record.record === "header") {
    if (seen.lines > 1) return;
    seen.header = record;
    seen.tracker = trackerOf(record.targets);
  }
  if (record.record === "footer") seen.endedAt = record.at;
  if (record.record === "resumed" || record.record === "intent") seen.endedAt = null;
  seen.tracker?.take(record);
}
