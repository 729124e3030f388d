import { constants } from "node:fs";
import { access, lstat } from "node:fs/promises";
import { dirname } from "node:path";

/** Tells whether this process may do something with a path; it fails where not. */
type Access = (path: string, mode: number) => Promise<void>;

/**
 * What keeps kp-dual from writing into a folder of its own, in words that go on from its name; null for nothing.
 * One that is not there yet takes a folder above it in which it can be made. Nothing is made or changed.
 */
export async function ownFolderProblem(
  folder: string,
  owner: number | undefined,
  mayAccess: Access = access,
): Promise<string | null> {
  try {
    const status = await lstat(folder);
    if (status.isSymbolicLink()) return "is a link to elsewhere";
    if (!status.isDirectory()) return "is no folder";
    if (owner !== undefined && status.uid !== owner) return "belongs to somebody else";
  } catch (error) {
    const above = dirname(folder);
    if (codeOf(error) !== "ENOENT" || above === folder) return `can't be made (${codeOf(error)})`;
    return await aboveProblem(above, mayAccess);
  }
  return accessProblem(folder, "can't be written", mayAccess);
}

/** The nearest folder that is there decides; a link is as good as what it leads to. */
async function aboveProblem(folder: string, mayAccess: Access): Promise<string | null> {
  const problem = await accessProblem(folder, "can't be made", mayAccess);
  const above = dirname(folder);
  return problem === "can't be made (ENOENT)" && above !== folder
    ? aboveProblem(above, mayAccess)
    : problem;
}

async function accessProblem(folder: string, what: string, mayAccess: Access) {
  try {
    await mayAccess(`${folder}/.`, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return `${what} (${codeOf(error)})`;
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "unknown cause";
