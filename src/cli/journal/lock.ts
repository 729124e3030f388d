import { mkdir, rm, rmdir, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { oneAtATime } from "../one-at-a-time.js";
import { folderLock, type InTurn, inTurnBy, STALE_MS } from "./folder-lock.js";
import { type Holder, holderIn, lastUseOf, mayLive, writeHolder } from "./holder.js";

/** How often it is looked whether a lock is free. */
const LOOK_MS = 50;

/** What is locked, by whom, and how long it is waited for. */
export interface Claim {
  /** kp-dual's own folder of state. */
  readonly folder: string;
  /** The instance and the action, as the name of a file. */
  readonly name: string;
  readonly run: string;
  /** In milliseconds. */
  readonly patience: number;
  /** This process, and whether another one is there. */
  readonly pid: number;
  readonly lives: (pid: number) => boolean;
  /** When this process began, in milliseconds since 1970. */
  readonly since: number;
}

/** A lock that is held. */
export interface Held {
  /** Whether it was lost, as by a process that stood still: then somebody else may be at work. */
  readonly isLost: () => Promise<boolean>;
  /** Whether another run was at work on the same since this one began to look: what it saw may be old. */
  readonly isContested: boolean;
  /** It never throws. */
  readonly release: () => Promise<void>;
}

/**
 * Takes a lock on this host. A holder that is dead is passed over at once; one that lives is waited for, and then it
 * is a KpDualError "run-locked" that names it.
 */
export async function locked(claim: Claim): Promise<Held> {
  const locks = join(claim.folder, "locks");
  await mkdir(locks, { recursive: true, mode: 0o700 });
  const until = performance.now() + claim.patience;
  for (let tries = 0; ; tries += 1) {
    // Two that find the same dead holder at once must not both pass it over.
    const taken = await oneAtATime(join(locks, `${claim.name}.turn`), (isMine) =>
      take(locks, claim, inTurnBy(isMine)),
    );
    if ("release" in taken) {
      const { lastUse, ...held } = taken;
      return { ...held, isContested: tries > 0 || lastUse >= claim.since };
    }
    const left = until - performance.now();
    if (left <= 0) {
      const { run: holder } = taken;
      throw new KpDualError("run-locked", {
        values: { holder, pid: String(taken.pid), run: claim.run },
      });
    }
    await pause(Math.min(LOOK_MS, left));
  }
}

/** A living holder's sign of life is never ahead of the clock; what a wrong clock left would stand until then. */
async function passOverFuture(lockfilePath: string, inTurn: InTurn): Promise<void> {
  const status = await stat(lockfilePath).catch(() => null);
  if (status && status.mtimeMs - Date.now() > STALE_MS)
    await inTurn(() => rmdir(lockfilePath).catch(() => undefined));
}

async function take(
  locks: string,
  { name, run, pid, lives }: Claim,
  inTurn: InTurn,
): Promise<Holder | (Omit<Held, "isContested"> & { readonly lastUse: number })> {
  const file = join(locks, `${name}.json`);
  const lockfilePath = join(locks, `${name}.lock`);
  const host = hostname();
  const me = { run, pid, host };
  try {
    const last = await holderIn(file);
    if (last && !mayLive(last, host, lives))
      await inTurn(() => rm(lockfilePath, { recursive: true, force: true }));
    await passOverFuture(lockfilePath, inTurn);
    const folder = await folderLock(file, lockfilePath, inTurn);
    const lastUse = await lastUseOf(file);
    await writeHolder(file, me);
    const isLost = async () => folder.isLost(!isDeepStrictEqual(await holderIn(file), me));
    return {
      lastUse,
      isLost,
      release: async () => {
        if (await isLost()) return;
        await writeHolder(file, me).catch(() => undefined);
        await folder.release().catch(() => undefined);
      },
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
    return (await holderIn(file)) ?? { run: "of another process", pid: 0, host };
  }
}
