import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ListInput } from "../core/list-input.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { looksSecret } from "../views/secret-shapes.js";
import { badList } from "./bad-list.js";
import { keysInText, type ListedKey } from "./keys-in-text.js";

/** A list of keys that was read. */
export interface KeyList extends ListInput {
  readonly keys: readonly ListedKey[];
}

/** What a list may hold at most (interface.md §1). */
const LARGEST_FILE = 16 * 1024 * 1024;
const MOST_KEYS = 100_000;

/** The keys that a file names, or standard input for "-". All that is wrong with the list is told at once. */
export async function keysFrom(
  file: string,
  input: () => AsyncIterable<Uint8Array>,
): Promise<KeyList> {
  const bytes = await bytesOf(file, file === "-" ? input() : createReadStream(file));
  const { keys, problems } = await keysInText(decoded(file, bytes), MOST_KEYS);
  const secrets = keys
    .filter(({ text }) => looksSecret(text))
    .map(({ line }) => ({ line, what: "looks like a secret, not like a key's name" }));
  const wrong = [...problems, ...secrets];
  if (wrong.length > 0) throw badList(file, wrong);
  if (keys.length === 0) throw badList(file, [{ what: "it names no key" }]);
  if (keys.length > MOST_KEYS)
    throw badList(file, [{ what: "it names more than 100,000 keys, the most for one run" }]);
  return { file, sha256: createHash("sha256").update(bytes).digest("hex"), keys };
}

async function bytesOf(file: string, stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > LARGEST_FILE) throw badList(file, [{ what: "it is larger than 16 MiB" }]);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof KpDualError) throw cause;
    const { code = "unknown cause" } = cause as NodeJS.ErrnoException;
    throw badList(file, [{ what: `it can't be read (${code})` }]);
  }
  return Buffer.concat(chunks);
}

function decoded(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badList(file, [{ what: "it is no text in UTF-8" }]);
  }
}
