import { readFile } from "node:fs/promises";
import { KpDualError } from "../../errors/kp-dual-error.js";

/** What stands in a seed file; undefined for the built-in seed. */
export async function seedFrom(file: string | undefined): Promise<unknown> {
  if (file === undefined) return undefined;
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw broken(file, `${file} can't be read (${cause.code ?? "unknown cause"})`, cause);
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw broken(file, `${file} is no JSON`, cause);
  }
}

const broken = (file: string, problem: string, cause: unknown) =>
  new KpDualError("emulator-seed", { values: { file, problem } }, { cause });
