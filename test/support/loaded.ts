import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/**
 * Runs a script as a process of its own, and tells the URL of every file that it loaded. V8's coverage knows
 * them all, whichever way they came, and needs no loader of ours in between.
 */
export async function loadedBy(
  script: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly stdout: string; readonly urls: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), "kp-dual-loaded-"));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...argv], {
      env: { ...env, NODE_V8_COVERAGE: folder },
    });
    const reports = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")),
    );
    const urls = reports.flatMap((report) =>
      (JSON.parse(report) as Coverage).result.map(({ url }) => url),
    );
    return { stdout, urls: urls.filter((url) => url.startsWith("file:")) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
