import { randomUUID } from "node:crypto";
import { lstat, mkdir, open, readdir, rmdir, stat, unlink, utimes } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { NEW_FILE } from "../change/new-file.js";

/** A turn takes a few milliseconds; one that stands for so long without a sign of life is nobody's. */
const STALE_MS = 5_000;

/** A killed holder is waited out, and a queue of others too. */
const PATIENCE_MS = 30_000;

const LOOK_MS = 20;

/** Whether it is still this one's turn: a process that stood still may have been passed over. */
export type IsMine = () => Promise<boolean>;

/**
 * Does a short piece of work that no other process of this machine may do at the same time: all who name the same
 * turn wait for each other. It throws an error of the system where the turn can't be taken.
 */
export async function oneAtATime<Value>(
  turn: string,
  work: (isMine: IsMine) => Promise<Value>,
): Promise<Value> {
  const mark = join(turn, randomUUID());
  await taken(turn, mark, performance.now() + PATIENCE_MS);
  const signs = setInterval(() => void live(turn), STALE_MS / 5);
  try {
    return await work(() =>
      stat(mark).then(
        () => true,
        () => false,
      ),
    );
  } finally {
    clearInterval(signs);
    await leave(turn, mark);
  }
}

async function taken(turn: string, mark: string, until: number): Promise<void> {
  while (!(await isTaken(turn, mark))) {
    await passOver(turn);
    if (performance.now() > until)
      throw new Error(`EBUSY: another process does not end its turn, ${turn}`);
    await pause(Math.random() * LOOK_MS);
  }
}

/**
 * A turn is a folder with the mark of its holder. Who made the folder may have been taken for dead before the mark
 * stood, or right behind that; so the turn is had by the one whose mark, and no other, stands there by then.
 */
async function isTaken(turn: string, mark: string): Promise<boolean> {
  if (!(await isThere(mkdir(turn, 0o700), "EEXIST"))) return false;
  const isMarked = await isThere(
    open(mark, NEW_FILE, 0o600).then((handle) => handle.close()),
    "ENOENT",
  );
  if (!isMarked) return false;
  await live(turn);
  const marks = await marksIn(turn);
  if (marks.length === 1 && marks[0] === basename(mark)) return true;
  await leave(turn, mark);
  return false;
}

/** Takes a dead holder's marks away, and its folder only where no other mark stands there by then. */
async function passOver(turn: string): Promise<void> {
  const marks = await marksIn(turn);
  const status = await lstat(turn).catch(() => null);
  if (!status) return;
  if (!status.isDirectory()) throw new Error(`ENOTDIR: ${turn} is no folder`);
  if (Math.abs(Date.now() - status.mtimeMs) <= STALE_MS) return;
  for (const mark of marks) await unlink(join(turn, mark)).catch(() => undefined);
  await rmdir(turn).catch(() => undefined);
}

const live = (turn: string): Promise<void> =>
  utimes(turn, Date.now() / 1_000, Date.now() / 1_000).catch(() => undefined);

const marksIn = (turn: string): Promise<readonly string[]> => readdir(turn).catch(() => []);

async function leave(turn: string, mark: string): Promise<void> {
  await unlink(mark).catch(() => undefined);
  await rmdir(turn).catch(() => undefined);
}

/** Whether it was done; false for the one error that is no failure here. */
const isThere = (work: Promise<void>, unless: string): Promise<boolean> =>
  work.then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === unless) return false;
      throw error;
    },
  );
