import { constants } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { ownFolder } from "../../change/own-folder.js";
import { unwritable } from "../../change/unwritable.js";
import type { SavedInstance } from "../../core/saved-instance.js";
import { oneAtATime } from "../one-at-a-time.js";
import { CONFIG_NAME } from "./config-folder.js";
import { savedInstances } from "./saved-instances.js";

/** What is saved, as it is to be; the same list where nothing is to be written. It may throw a KpDualError. */
export type SavedChange = (all: readonly SavedInstance[]) => readonly SavedInstance[];

/** The new file stands under this name until it takes the old one's place. */
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
    await oneAtATime(`${file}.turn`, async () => {
      const { all, error } = await savedInstances(folder);
      if (error) throw error;
      const next = change(all);
      if (next !== all) await replace(folder, file, next);
    });
  };
  return unwritable(file, work, "config-unwritable");
};

/**
 * conf follows links, believes what it finds, and takes what a full disk left of a file for the file. So it writes
 * to a new one, which takes the old one's place once it can be read back.
 */
async function replace(
  folder: string,
  file: string,
  instances: readonly SavedInstance[],
): Promise<void> {
  const next = join(folder, `${NEXT}.json`);
  await rm(next, { force: true });
  try {
    const { default: Conf } = await import("conf");
    const conf = new Conf({ cwd: folder, configName: NEXT, configFileMode: 0o600 });
    conf.store = { instances: byName(instances) };
    const { all } = await savedInstances(folder, NEXT);
    if (!isDeepStrictEqual(byName(all), byName(instances)))
      throw new Error("what was written can't be read back");
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true }).catch(() => undefined);
    throw error;
  }
  const handle = await open(folder, constants.O_RDONLY);
  await handle.sync().finally(() => handle.close());
}

const byName = (instances: readonly SavedInstance[]) =>
  Object.fromEntries(
    instances.map(({ name, instance, region }) => [
      name,
      { instance, ...(region !== null && { region }) },
    ]),
  );
