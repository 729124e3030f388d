import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { SavedInstance } from "../../core/saved-instance.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { CONFIG_NAME } from "./config-file.js";

/** What is saved, by name; a file that can't be read is told where something of it is needed. */
export interface SavedInstances {
  readonly all: readonly SavedInstance[];
  readonly error: KpDualError | null;
}

/** No list of instances is larger. */
const LARGEST = 1024 * 1024;

/**
 * The instances that are saved in a folder of configuration: its file, without what writes it, since every command
 * may ask. Without a file there are none. It throws nothing, and never quotes the file.
 */
export async function savedInstances(folder: string): Promise<SavedInstances> {
  const file = join(folder, `${CONFIG_NAME}.json`);
  try {
    const text = await textOf(file);
    return { all: text === null ? [] : await instancesIn(text), error: null };
  } catch (cause) {
    const why = `${file} ${cause instanceof Problem ? cause.message : "can't be read"}`;
    return { all: [], error: new KpDualError("config-broken", { why, values: { file } }) };
  }
}

/** What is wrong with the file, in words that hold nothing of it but the names of fields. */
class Problem extends Error {}

async function textOf(file: string): Promise<string | null> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(
    ({ code = "unknown cause" }: NodeJS.ErrnoException) => {
      if (code === "ENOENT") return null;
      throw new Problem(`can't be read (${code})`);
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
  const { success, data, error } = ConfigFile.safeParse(parsed(text));
  if (!success) throw new Problem(problemIn(error.issues));
  return Object.entries(data.instances).map(([name, { instance, region = null }]) => ({
    name,
    instance,
    region,
  }));
}

/** The parser's own message would quote the file. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("is not JSON");
  }
}

function problemIn([issue]: readonly Readonly<{ path: PropertyKey[]; keys?: string[] }>[]): string {
  const [unknown] = issue?.keys ?? [];
  const place = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join(".");
  return unknown === undefined
    ? `has something else than expected at ${place}`
    : `has the unknown field ${place}`;
}
