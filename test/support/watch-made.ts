import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Variables } from "./kp-dual.js";

/** One file or folder at the moment at which it was made, or took a new name. */
export interface Made {
  readonly path: string;
  readonly mode: number;
  readonly isFolder: boolean;
}

/**
 * Runs in the program before its own first line: sets a umask, and looks at each path that a call of node:fs makes as
 * soon as that call has come back, before anything could have narrowed it.
 */
const PRELOAD = `
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname, resolve } from "node:path";
const { lstatSync, writeSync } = fs;
const out = fs.openSync(process.env.MADE_LIST, "a");
process.umask(Number.parseInt(process.env.MADE_UMASK, 8));
const at = (path) => lstatSync(path, { throwIfNoEntry: false });
const missing = (path) => {
  const paths = [];
  for (let one = resolve(String(path)); !at(one); one = dirname(one)) paths.push(one);
  return paths;
};
const note = (paths) => {
  for (const path of paths) {
    const status = at(path);
    if (!status) continue;
    const isFolder = status.isDirectory();
    writeSync(out, JSON.stringify({ path, mode: status.mode & 0o7777, isFolder }) + "\\n");
  }
};
const names = (args, place) => (typeof args[place] === "string" ? missing(args[place]) : []);
const watch = (owner, name, place, kind) => {
  const original = owner[name];
  owner[name] = {
    sync: (...args) => {
      const paths = names(args, place);
      const value = original(...args);
      note(name === "mkdtempSync" ? [value] : paths);
      return value;
    },
    promised: async (...args) => {
      const paths = names(args, place);
      const value = await original(...args);
      note(name === "mkdtemp" ? [value] : paths);
      return value;
    },
    called: (...args) => {
      const paths = names(args, place);
      const done = args.pop();
      original(...args, (...values) => {
        note(paths);
        done(...values);
      });
    },
  }[kind];
};
const MAKING = { open: 0, mkdir: 0, mkdtemp: 0, writeFile: 0, appendFile: 0, copyFile: 1, link: 1, rename: 1 };
for (const [name, place] of Object.entries(MAKING)) {
  watch(fs, name + "Sync", place, "sync");
  watch(fs, name, place, "called");
  watch(fs.promises, name, place, "promised");
}
syncBuiltinESMExports();
`;

/** What makes the built program tell what it makes under a umask in octal digits, and all that it told so far. */
export async function watchMade(folder: string, umask: string) {
  const list = join(folder, "made.jsonl");
  const preload = join(folder, "preload.mjs");
  await writeFile(list, "");
  await writeFile(preload, PRELOAD);
  const environment: Variables = {
    MADE_LIST: list,
    MADE_UMASK: umask,
    NODE_OPTIONS: `--import=${preload}`,
  };
  const made = async (): Promise<readonly Made[]> =>
    (await readFile(list, "utf8"))
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Made);
  return { environment, made };
}
