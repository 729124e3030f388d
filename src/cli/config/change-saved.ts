import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { ownFolder } from "../../change/own-folder.js";
import { unwritable } from "../../change/unwritable.js";
import type { SavedInstance } from "../../core/saved-instance.js";
import { type IsMine, oneAtATime } from "../one-at-a-time.js";
import { CONFIG_NAME } from "./config-folder.js";
import { savedInstances } from "./saved-instances.js";

/** What is saved, as it is to be; the same list where nothing is to be written. It may throw a KpDualError. */
export type SavedChange = (all: readonly SavedInstance[]) => readonly SavedInstance[];

/** So begins the name of a new file until it takes the old one's place. */
const NEXT = `${CONFIG_NAME}.next`;

/**
 * Changes what is saved in a folder of configuration, which nobody but its owner may enter: whoever else changes it at
 * the same time takes turns with this. A file that can't be read is a KpDualError "config-broken" and stays as it is;
 * what can't be written is "config-unwritable", and the old file stays.
 */
export const changeSaved = (
  folder: string,
  owner: number | undefined,
  change: SavedChange,
): Promise<void> => {
  const file = join(folder, `${CONFIG_NAME}.json`);
  const work = async () => {
    await ownFolder(folder, owner);
    await oneAtATime(`${file}.turn`, async (isMine) => {
      const { all, error } = await savedInstances(folder);
      if (error) throw error;
      const next = change(all);
      if (next !== all) await replace(folder, next, isMine);
    });
  };
  return unwritable(file, work, "config-unwritable");
};

/**
 * conf follows links, believes what it finds, and takes what a full disk left of a file for the file. So it writes
 * to a new one, which takes the old one's place once it can be read back, if nobody else had a turn meanwhile.
 */
async function replace(
  folder: string,
  instances: readonly SavedInstance[],
  isMine: IsMine,
): Promise<void> {
  await sweep(folder);
  const name = `${NEXT}-${randomUUID()}`;
  try {
    const { default: Conf } = await import("conf");
    const conf = new Conf({ cwd: folder, configName: name, configFileMode: 0o600 });
    conf.store = { instances: byName(instances) };
    const { all } = await savedInstances(folder, name);
    if (!isDeepStrictEqual(byName(all), byName(instances)))
      throw new Error("what was written can't be read back");
    if (!(await isMine())) throw new Error("another process took its turn meanwhile");
    await rename(join(folder, `${name}.json`), join(folder, `${CONFIG_NAME}.json`));
  } catch (error) {
    await sweep(folder, name).catch(() => undefined);
    throw error;
  }
  const handle = await open(folder, constants.O_RDONLY);
  await handle.sync().finally(() => handle.close());
}

/** Takes away what was begun and not ended, as by a writer that was killed. */
async function sweep(folder: string, begun: string = NEXT): Promise<void> {
  const files = await readdir(folder);
  for (const file of files.filter((each) => each.startsWith(begun)))
    await rm(join(folder, file), { force: true });
}

const byName = (instances: readonly SavedInstance[]) =>
  Object.fromEntries(
    instances.map(({ name, instance, region }) => [
      name,
      { instance, ...(region !== null && { region }) },
    ]),
  );
