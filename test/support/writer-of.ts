import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "rolldown";
import { onTestFinished } from "vitest";
import { ROOT } from "./bundle.js";

const CHANGE_SAVED = JSON.stringify(join(ROOT, "src/cli/config/change-saved.ts"));

/** A program of its own that does as a test says with `changeSaved`; its path. */
export async function writerOf(code: string): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), "kp-dual-writer-"));
  onTestFinished(() => rm(out, { recursive: true, force: true }));
  const input = join(out, "writer.ts");
  const file = join(out, "writer.mjs");
  await writeFile(input, `import { changeSaved } from ${CHANGE_SAVED};\n${code}`);
  await build({ input, platform: "node", output: { file, codeSplitting: false } });
  return file;
}
