import { constants } from "node:fs";
import { mkdir, open } from "node:fs/promises";

/** Makes a folder that only its owner may enter, or makes sure that one is such a folder. */
export async function ownFolder(folder: string, owner: number | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(
    folder,
    constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW,
  );
  try {
    const { uid } = await handle.stat();
    if (owner !== undefined && uid !== owner) throw new Error("it belongs to somebody else");
    await handle.chmod(0o700);
  } finally {
    await handle.close();
  }
}
