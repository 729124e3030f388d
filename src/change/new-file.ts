import { constants } from "node:fs";
import { access, type FileHandle, lstat, open, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** How a file is opened that must be new: nothing is overwritten, and no link is followed. */
export const NEW_FILE =
  constants.O_WRONLY |
  constants.O_CREAT |
  constants.O_EXCL |
  constants.O_APPEND |
  constants.O_NOFOLLOW;

/** Throws where a new file of that name could not be made: for that nobody need be asked first. */
export async function canBeNew(file: string): Promise<void> {
  if (file === "") throw new Error("it has no name");
  const found = await lstat(file).catch(() => null);
  if (found) throw new Error("there is something by that name already");
  const folder = dirname(file);
  if (!(await stat(folder)).isDirectory()) throw new Error("its folder is none");
  await access(folder, constants.W_OK);
}

/** A new file for its owner alone. Its name is on the disk only when its folder is. */
export async function newFile(file: string): Promise<FileHandle> {
  const handle = await open(file, NEW_FILE, 0o600);
  const folder = await open(dirname(file), constants.O_RDONLY);
  await folder.sync().finally(() => folder.close());
  return handle;
}
