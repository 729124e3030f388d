import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A package as `npm pack` makes it, and what somebody finds who opens it. */
export interface Packed {
  readonly tarball: string;
  /** The files by their path in the package, in order. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Packs a built folder into another, and opens the package there. */
export async function packedFrom(folder: string, into: string, env = process.env): Promise<Packed> {
  await run("npm", ["pack", "--silent", "--pack-destination", into], { cwd: folder, env });
  const [name = ""] = (await readdir(into)).filter((file) => file.endsWith(".tgz"));
  const tarball = join(into, name);
  await run("tar", ["-xzf", tarball, "-C", into]);
  return { tarball, files: await filesIn(join(into, "package")) };
}

/** Every file below a folder, by its path from there, in order. */
export async function filesIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path)] as const),
    ),
  );
}
