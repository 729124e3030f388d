import type { ErrorCode } from "../errors/catalogue.js";
import { KpDualError } from "../errors/kp-dual-error.js";

/** Does some work on a file; what fails of it is a KpDualError of this code, by default the journal's, that names the file. */
export async function unwritable<Value>(
  file: string,
  work: () => Promise<Value>,
  code: ErrorCode = "journal-unwritable",
): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof KpDualError) throw cause;
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new KpDualError(code, { said, values: { file } }, { cause });
  }
}
