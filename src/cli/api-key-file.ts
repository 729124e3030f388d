import { readFile, stat } from "node:fs/promises";
import { KpDualError } from "../errors/kp-dual-error.js";

const LARGEST = 16 * 1024;
const OTHERS_WRITE = 0o022;
const OTHERS_READ = 0o044;

/** An API key from a file, and whether other users of this machine can read it there. */
export interface FiledKey {
  readonly apiKey: string;
  readonly exposed: boolean;
}

/**
 * The API key in a file, or on standard input for "-": the key alone, or the JSON that IBM Cloud offers for
 * download. A file that others can write is refused; nothing of its content is ever quoted.
 */
export async function apiKeyFrom(file: string, input: () => Promise<string>): Promise<FiledKey> {
  if (file === "-") return { apiKey: keyIn(await input(), file), exposed: false };
  const refused = (why: string) => new KpDualError("api-key-file", { why, values: { file } });
  const status = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw refused(`${file} can't be read: ${cause.code ?? "unknown cause"}`);
  });
  if (!status.isFile() || status.size > LARGEST)
    throw refused(`${file} is no file with an API key`);
  if (status.mode & OTHERS_WRITE) throw refused(`others than its owner can write ${file}`);
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw refused(`${file} can't be read: ${cause.code ?? "unknown cause"}`);
  });
  return { apiKey: keyIn(text, file), exposed: (status.mode & OTHERS_READ) !== 0 };
}

function keyIn(text: string, file: string): string {
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  const key = trimmed.startsWith("{") ? fieldIn(trimmed) : trimmed;
  if (key && /^[\x21-\x7e]+$/.test(key)) return key;
  const where = file === "-" ? "standard input" : file;
  throw new KpDualError("api-key-file", { why: `${where} holds no API key`, values: { file } });
}

/** The parser's own message would quote the file. */
function fieldIn(text: string): string | undefined {
  try {
    const { apikey } = JSON.parse(text) as { apikey?: unknown };
    return typeof apikey === "string" ? apikey.trim() : undefined;
  } catch {
    return undefined;
  }
}
