import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { onTestFinished } from "vitest";

const BANNER =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/** A program of its own that does as a test says with `changeSaved`; its path. */
export async function writerOf(code: string): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), "kp-dual-writer-"));
  onTestFinished(() => rm(out, { recursive: true, force: true }));
  const outfile = join(out, "writer.mjs");
  const contents = `import { changeSaved } from "./src/cli/config/change-saved.ts";\n${code}`;
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    ...{ outfile, bundle: true, format: "esm", platform: "node", banner: { js: BANNER } },
  });
  return outfile;
}
