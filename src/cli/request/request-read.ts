import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { DeletionRequest } from "../../core/deletion-request.js";
import { KpDualError } from "../../errors/kp-dual-error.js";
import { NotStrict, strictJson } from "../strict-json.js";
import { REQUEST } from "./request-limits.js";

/** What is wrong with the file, in words that hold nothing of it. */
class Problem extends Error {}

/**
 * What a request file asks for. It is read strictly and whole, and all of it stays a claim. A file that doesn't fit is
 * a KpDualError "bad-request-file", which quotes nothing of it but the name of a field.
 */
export async function requestIn(file: string): Promise<DeletionRequest> {
  try {
    const { RequestFile } = await import("./request-file.js");
    const { success, data, error } = RequestFile.safeParse(parsed(await textOf(file)));
    if (!success) throw new Problem(problemIn(error.issues));
    return data;
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    throw new KpDualError("bad-request-file", {
      why: "{name}: {problem}",
      values: { name: file, problem: cause.message },
    });
  }
}

/** Nobody waits for what may never come: a pipe, or a device, is no file. */
async function textOf(file: string): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch(unreadable);
  try {
    const bytes = await bytesOf(handle);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw cause instanceof TypeError ? new Problem("it is no text in UTF-8") : cause;
  } finally {
    await handle.close();
  }
}

async function bytesOf(handle: FileHandle): Promise<Uint8Array> {
  const status = await handle.stat();
  if (!status.isFile()) throw new Problem("it is no file");
  const chunks: Uint8Array[] = [];
  // One byte more than may be there.
  const stream = handle.createReadStream({ autoClose: false, start: 0, end: REQUEST.bytes });
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length > REQUEST.bytes) throw new Problem("it is larger than 1 MiB");
  return bytes;
}

const unreadable = ({ code = "unknown cause" }: NodeJS.ErrnoException): never => {
  throw new Problem(`it can't be read (${code})`);
};

function parsed(text: string): unknown {
  try {
    return strictJson(text);
  } catch (cause) {
    throw cause instanceof NotStrict ? new Problem(`it ${cause.message}`) : cause;
  }
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

/** A field that we know is named; of one that we don't know its name is a claim like all the rest, and short. */
function problemIn(issues: readonly Issue[]): string {
  const issue = issues.find(({ keys }) => keys) ?? issues[0];
  const [unknown] = issue?.keys ?? [];
  const place = issue?.path.join(".") || "its top";
  return unknown === undefined
    ? `there is something else than expected at ${place}`
    : `it has an unknown field at ${place}: ${JSON.stringify(unknown.slice(0, 40))}`;
}
