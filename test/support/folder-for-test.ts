import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder for one test, which is gone after it. */
export async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kp-dual-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
