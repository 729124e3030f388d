import * as fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { lock } from "proper-lockfile";

/** A turn takes a few milliseconds; one that stands for so long without a sign of life is nobody's. */
const STALE_MS = 5_000;

/** A killed holder is waited out, and a queue of others too. */
const PATIENCE_MS = 30_000;

const LOOK_MS = 20;

/** A lock is a folder, and nobody else's. */
const own = {
  ...fs,
  mkdir: (path: string, done: fs.NoParamCallback) => fs.mkdir(path, 0o700, done),
};

/**
 * Does a short piece of work that no other process of this machine may do at the same time: all who name the same
 * lock take turns. It throws an error of the system where the lock can't be made.
 */
export async function oneAtATime<Value>(
  lockfilePath: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const release = await turn(lockfilePath, performance.now() + PATIENCE_MS);
  try {
    return await work();
  } finally {
    await release().catch(() => undefined);
  }
}

/** The library would wait for a lock that can't be made as long as for one that somebody holds. */
async function turn(lockfilePath: string, until: number): Promise<() => Promise<void>> {
  const options = { lockfilePath, realpath: false, stale: STALE_MS, fs: own };
  for (;;) {
    try {
      return await lock(lockfilePath, { ...options, onCompromised: () => undefined });
    } catch (error) {
      const isHeld = (error as NodeJS.ErrnoException).code === "ELOCKED";
      if (!isHeld || performance.now() > until) throw error;
      await pause(Math.random() * LOOK_MS);
    }
  }
}
