import { KpDualError } from "../errors/kp-dual-error.js";

/** Does some work on a file of the journal; what fails of it is a KpDualError "journal-unwritable" that names the file. */
export async function unwritable<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof KpDualError) throw cause;
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new KpDualError("journal-unwritable", { said, values: { file } }, { cause });
  }
}
