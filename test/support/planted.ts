import { execFileSync } from "node:child_process";
import { link, lstat, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "vitest";

const PRECIOUS = "precious";

/** What somebody may have put in the place of one of our files or folders, made beside a file and a folder of theirs. */
const PLANTS = {
  "a link to a file": (path, theirs) => symlink(theirs.file, path),
  "a link to a folder": (path, theirs) => symlink(theirs.folder, path),
  "a link to nowhere": (path, theirs) => symlink(join(theirs.folder, "new"), path),
  "a link to itself": (path) => symlink(path, path),
  "a link to a device": (path) => symlink("/dev/full", path),
  "a pipe": async (path) => void execFileSync("/bin/sh", ["-c", 'mkfifo "$0"', path]),
  "a hard link": (path, theirs) => link(theirs.file, path),
  "a file": (path) => writeFile(path, PRECIOUS),
  "a folder": (path) => mkdir(path).then(() => writeFile(join(path, "kept"), PRECIOUS)),
} as const satisfies Readonly<Record<string, (path: string, theirs: Theirs) => Promise<void>>>;

export type Plant = keyof typeof PLANTS;

export const PLANTED = Object.keys(PLANTS) as readonly Plant[];

interface Theirs {
  readonly file: string;
  readonly folder: string;
}

/** Puts something in a place; the promise that comes back is kept where neither that nor what it leads to changed. */
export async function planted(plant: Plant, path: string, home: string) {
  const theirs = { file: join(home, "their-file"), folder: join(home, "their-folder") };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await mkdir(theirs.folder, { mode: 0o755 });
  await writeFile(theirs.file, PRECIOUS, { mode: 0o644 });
  await PLANTS[plant](path, theirs);
  const state = async () => ({
    place: await told(path),
    file: await told(theirs.file),
    folder: await told(theirs.folder),
    content: await readFile(theirs.file, "utf8"),
    names: await readdir(theirs.folder),
  });
  const before = await state();
  return { stays: async () => expect(await state()).toEqual(before) };
}

/** All that a change would show in; not when it was last read. */
async function told(path: string) {
  const { ino, mode, mtimeMs, nlink, size, uid } = await lstat(path);
  return { ino, mode, mtimeMs, nlink, size, uid };
}
