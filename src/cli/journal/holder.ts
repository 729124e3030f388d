import { constants } from "node:fs";
import { stat } from "node:fs/promises";
import * as z from "zod/mini";
import { plainFile } from "../../change/plain-file.js";

/** Who holds a lock, or held it last. */
const Holder = z.object({
  run: z.string(),
  pid: z.int().check(z.gte(1)),
  host: z.string(),
});

export type Holder = Readonly<z.infer<typeof Holder>>;

/** No note is larger. */
const LARGEST = 4_096;

/** Null where nobody ever held it, or nothing sensible is written. */
export async function holderIn(file: string): Promise<Holder | null> {
  const handle = await plainFile(file).catch(() => null);
  try {
    const { size = 0 } = (await handle?.stat()) ?? {};
    return size > LARGEST ? null : Holder.parse(JSON.parse((await handle?.readFile("utf8")) ?? ""));
  } catch {
    return null;
  } finally {
    await handle?.close();
  }
}

/** When a holder last began or ended, in milliseconds since 1970; 0 where nobody ever held it. */
export async function lastUseOf(file: string): Promise<number> {
  const status = await stat(file).catch(() => null);
  return status?.mtimeMs ?? 0;
}

const NEW_OR_OLD = constants.O_WRONLY | constants.O_CREAT;

export async function writeHolder(file: string, holder: Holder): Promise<void> {
  const handle = await plainFile(file, NEW_OR_OLD);
  try {
    await handle.truncate();
    await handle.writeFile(`${JSON.stringify(holder)}\n`);
  } finally {
    await handle.close();
  }
}

/** Whether it may still be at work: a process of another machine's can't be looked at from here. */
export const mayLive = (
  { pid, host }: Holder,
  here: string,
  lives: (pid: number) => boolean,
): boolean => host !== here || lives(pid);
