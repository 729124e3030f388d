import fs from "node:fs";
import { rmdir } from "node:fs/promises";
import { lock } from "proper-lockfile";
import type { IsMine } from "../one-at-a-time.js";

/** A lock that stands for so long without a sign of life is nobody's. */
export const STALE_MS = 10_000;

/** Does something in this one's turn, or throws an error with the code ELOCKED. */
export type InTurn = (work: () => Promise<unknown>) => Promise<void>;

/**
 * Does it as long as the turn is this one's. Who stood still may have been passed over: then the lock may be somebody
 * else's by now, and stays.
 */
export const inTurnBy =
  (isMine: IsMine): InTurn =>
  async (work) => {
    if (!(await isMine())) throw Object.assign(new Error("the turn is over"), { code: "ELOCKED" });
    await work();
  };

/** A folder that is there for as long as somebody holds the lock. */
interface FolderLock {
  readonly release: () => Promise<void>;
  /** Whether it was lost, as far as its signs of life tell, or it is known to be somebody else's; then it stays so. */
  readonly isLost: (isTheirs: boolean) => boolean;
}

/**
 * Takes a lock, in this one's turn, by a folder that nobody else may enter. It throws an error with the code ELOCKED
 * where somebody has it, or the turn.
 */
export async function folderLock(
  file: string,
  lockfilePath: string,
  inTurn: InTurn,
): Promise<FolderLock> {
  let [isHeld, isGone] = [false, false];
  const onCompromised = () => {
    isGone = true;
  };
  const own = {
    ...fs,
    mkdir: (path: string, done: fs.NoParamCallback) => fs.mkdir(path, 0o700, done),
    // The library takes a lock without signs of life away, and later its own.
    rmdir: (path: string, done: fs.NoParamCallback) =>
      void (isHeld ? rmdir(path) : inTurn(() => rmdir(path))).then(() => done(null), done),
    // It removes a lock when the process ends, too; one that is somebody else's by then must stand.
    rmdirSync: (path: string) => void (isGone || fs.rmdirSync(path)),
  };
  const options = { lockfilePath, realpath: false, stale: STALE_MS, onCompromised, fs: own };
  const release = await lock(file, options);
  await inTurn(async () => {
    isHeld = true;
  }).catch(async (error) => {
    await release().catch(() => undefined);
    throw error;
  });
  const isLost = (isTheirs: boolean) => {
    isGone ||= isTheirs;
    return isGone;
  };
  return { release, isLost };
}
