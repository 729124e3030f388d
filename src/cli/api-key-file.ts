import { constants } from "node:fs";
import { open } from "node:fs/promises";
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
 * download. A file that others can write is refused; nothing of its content is ever quoted. What is judged is what is
 * read, whatever takes its name meanwhile.
 */
export async function apiKeyFrom(file: string, input: () => Promise<string>): Promise<FiledKey> {
  if (file === "-") return { apiKey: keyIn(await input(), file), exposed: false };
  const refused = (why: string) => new KpDualError("api-key-file", { why, values: { file } });
  const unreadable = ({ code = "unknown cause" }: NodeJS.ErrnoException): never => {
    throw refused(`${file} can't be read: ${code}`);
  };
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(unreadable);
  try {
    const status = await handle.stat();
    if (!status.isFile() || status.size > LARGEST)
      throw refused(`${file} is no file with an API key`);
    if (status.mode & OTHERS_WRITE) throw refused(`others than its owner can write ${file}`);
    const text = await handle.readFile("utf8").catch(unreadable);
    return { apiKey: keyIn(text, file), exposed: (status.mode & OTHERS_READ) !== 0 };
  } finally {
    await handle.close();
  }
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
