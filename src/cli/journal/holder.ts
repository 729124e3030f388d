import { constants } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import * as z from "zod";

/** Who holds a lock, or held it last. */
const Holder = z.object({
  run: z.string(),
  pid: z.int().min(1),
  host: z.string(),
});

export type Holder = Readonly<z.infer<typeof Holder>>;

/** Null where nobody ever held it, or nothing sensible is written. */
export async function holderIn(file: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

/** When a holder last began or ended, in milliseconds since 1970; 0 where nobody ever held it. */
export async function lastUseOf(file: string): Promise<number> {
  const status = await stat(file).catch(() => null);
  return status?.mtimeMs ?? 0;
}

const NEW_OR_OLD =
  constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;

export async function writeHolder(file: string, holder: Holder): Promise<void> {
  const handle = await open(file, NEW_OR_OLD, 0o600);
  await handle.writeFile(`${JSON.stringify(holder)}\n`).finally(() => handle.close());
}

/** Whether it may still be at work: a process of another machine's can't be looked at from here. */
export const mayLive = (
  { pid, host }: Holder,
  here: string,
  lives: (pid: number) => boolean,
): boolean => host !== here || lives(pid);
