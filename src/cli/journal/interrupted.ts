import { type FileHandle, readdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { plainFile } from "../../change/plain-file.js";
import { holderIn, mayLive } from "./holder.js";
import { runNames } from "./run-names.js";
import { wholeLines } from "./whole-lines.js";

/** Older runs than so many are not looked at. */
const NEWEST = 20;

/** A footer is shorter, and so is the beginning of a header up to what is asked of it. */
const ENDS_BYTES = 4_096;

const HEAD = /^\{"record":"header",[^[{]*?"rehearsal":(true|false)/;

/** The totals of which something is left to do. */
const LEFT = ["unknown", "notDone", "notStarted"] as const;

/** The newest run that broke off, or that left something to do, and that no process is at work on; null for none. */
export async function interruptedRun(
  folder: string,
  rehearsal: boolean,
  lives: (pid: number) => boolean,
): Promise<string | null> {
  const atWork = await runsAtWork(join(folder, "locks"), lives);
  for (const run of (await runNames(folder)).slice(0, NEWEST)) {
    if (atWork.has(run)) continue;
    const ends = await endsOf(join(folder, "runs", `${run}.jsonl`)).catch(() => null);
    if (ends?.isBegun && isRehearsal(ends.head) === rehearsal && isLeft(ends.tail)) return run;
  }
  return null;
}

async function runsAtWork(
  locks: string,
  lives: (pid: number) => boolean,
): Promise<ReadonlySet<string>> {
  const files = await readdir(locks).catch(() => []);
  const notes = files.filter((file) => file.endsWith(".json"));
  const holders = await Promise.all(notes.map((file) => holderIn(join(locks, file))));
  return new Set(
    holders.flatMap((holder) => (holder && mayLive(holder, hostname(), lives) ? [holder.run] : [])),
  );
}

async function endsOf(file: string) {
  const handle = await plainFile(file);
  try {
    const { size } = await handle.stat();
    const head = await textAt(handle, 0);
    const tail = await textAt(handle, Math.max(0, size - ENDS_BYTES));
    return { head, tail, isBegun: tail.includes("\n") || (await hasWholeLine(handle)) };
  } finally {
    await handle.close();
  }
}

async function textAt(handle: FileHandle, position: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(ENDS_BYTES), position });
  return buffer.toString("utf8", 0, bytesRead);
}

/** A torn header is no run yet: nothing was sent. */
async function hasWholeLine(handle: FileHandle): Promise<boolean> {
  const lines = wholeLines(handle.createReadStream({ autoClose: false, start: 0 }));
  return !(await lines.next()).done;
}

const isRehearsal = (head: string): boolean | null => {
  const told = HEAD.exec(head)?.[1];
  return told === undefined ? null : told === "true";
};

/** Whether it does not end with a footer, or with one that tells of something open. */
function isLeft(tail: string): boolean {
  const [last = "", torn] = tail.split("\n").slice(-2);
  if (torn !== "" || !last.startsWith('{"record":"footer"')) return true;
  try {
    const { totals } = JSON.parse(last) as { readonly totals: Readonly<Record<string, number>> };
    return LEFT.some((each) => (totals[each] ?? 0) > 0);
  } catch {
    return true;
  }
}
