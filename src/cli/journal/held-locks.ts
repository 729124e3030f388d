import { readdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { type Holder, holderIn, mayLive } from "./holder.js";

const END = ".lock";

/** Those who hold a lock and may be at work; what a dead one left is passed over by the next run. */
export async function heldLocks(
  folder: string,
  lives: (pid: number) => boolean,
): Promise<readonly Holder[]> {
  const locks = join(folder, "locks");
  const files = await readdir(locks).catch(() => []);
  const held = files.filter((file) => file.endsWith(END));
  const holders = await Promise.all(
    held.map((file) => holderIn(join(locks, `${file.slice(0, -END.length)}.json`))),
  );
  return holders.flatMap((holder) =>
    holder && mayLive(holder, hostname(), lives) ? [holder] : [],
  );
}
