import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

const WRITTEN = constants.O_WRONLY | constants.O_RDWR;

/**
 * Opens what is a file and nothing else: no link is followed, and a pipe is not waited for (reliability.md T21). One
 * to write to has no other name, by which it would be somebody else's; one that is made is for its owner alone.
 */
export async function plainFile(
  file: string,
  flags: number = constants.O_RDONLY,
): Promise<FileHandle> {
  const handle = await open(file, flags | constants.O_NONBLOCK | constants.O_NOFOLLOW, 0o600);
  const status = await handle.stat();
  const isShared = (flags & WRITTEN) !== 0 && status.nlink > 1;
  if (status.isFile() && !isShared) return handle;
  await handle.close();
  throw new Error(isShared ? "it has another name too, as a hard link" : "it is no file");
}
