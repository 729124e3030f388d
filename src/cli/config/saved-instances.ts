import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { SavedInstance } from "../../core/saved-instance.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { NotStrict, strictJson } from "../strict-json.js";
import { CONFIG_NAME } from "./config-folder.js";

/** What is saved, by name; a file that can't be read is told where something of it is needed. */
export interface SavedInstances {
  readonly all: readonly SavedInstance[];
  readonly error: KpDualError | null;
}

/** No list of instances is larger. */
const LARGEST = 1024 * 1024;

/** A name from the file is told as far as it can be one. */
const LONGEST_NAME = 80;

/** No link is followed, and nothing is waited for that is no file. */
const AS_IT_IS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/**
 * The instances that are saved in a folder of configuration: its file, without what writes it, since every command
 * may ask. Without a file there are none. It throws nothing, and never quotes the file.
 */
export async function savedInstances(
  folder: string,
  name: string = CONFIG_NAME,
): Promise<SavedInstances> {
  const file = join(folder, `${name}.json`);
  try {
    const text = await textOf(file);
    return { all: text === null ? [] : await instancesIn(text), error: null };
  } catch (cause) {
    const why = `${file} ${isTold(cause) ? cause.message : "can't be read"}`;
    return { all: [], error: new KpDualError("config-broken", { why, values: { file } }) };
  }
}

/** What is wrong with the file, in words that hold nothing of it but the names of fields. */
class Problem extends Error {}

const isTold = (cause: unknown): cause is Error =>
  cause instanceof Problem || cause instanceof NotStrict;

async function textOf(file: string): Promise<string | null> {
  const handle = await open(file, AS_IT_IS).catch(
    ({ code = "unknown cause" }: NodeJS.ErrnoException) => {
      if (code === "ENOENT") return null;
      throw new Problem(code === "ELOOP" ? "is a symbolic link" : `can't be read (${code})`);
    },
  );
  if (!handle) return null;
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new Problem("is no file");
    if (status.size > LARGEST) throw new Problem("is larger than 1 MiB");
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}

async function instancesIn(text: string): Promise<readonly SavedInstance[]> {
  const { ConfigFile } = await import("./config-file.js");
  const { success, data, error } = ConfigFile.safeParse(strictJson(text));
  if (!success) throw new Problem(problemIn(error.issues));
  return Object.entries(data.instances).map(([name, { instance, region = null }]) => ({
    name,
    instance,
    region,
  }));
}

function problemIn([issue]: readonly Readonly<{ path: PropertyKey[]; keys?: string[] }>[]): string {
  const [unknown] = issue?.keys ?? [];
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join(".");
  const place = path.length > LONGEST_NAME ? `${path.slice(0, LONGEST_NAME)}…` : path;
  if (unknown !== undefined) return `has the unknown field ${place}; a newer kp-dual may know it`;
  return `has something else than expected ${place === "" ? "in it" : `at ${place}`}`;
}
