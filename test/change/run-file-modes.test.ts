import { lstat, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openRunFile } from "../../src/change/run-file.js";
import { runHeader } from "../support/run-header.js";
import { NOW } from "../views/models.js";

const RUN = "20260512T072000Z-delete-7f3a";

it.each([0o000, 0o022, 0o077])(
  "a run file is for its owner alone under a umask of %o",
  async (mask) => {
    const home = await mkdtemp(join(tmpdir(), "kp-dual-"));
    const before = process.umask(mask);
    onTestFinished(async () => {
      process.umask(before);
      await rm(home, { recursive: true });
    });
    const folder = join(home, "state", "kp-dual");

    const journal = await openRunFile(
      { folder, run: RUN, owner: process.getuid?.(), clock: () => NOW },
      { startedAt: NOW, rehearsal: true, keyRing: null },
      runHeader(),
    );
    await journal.close({});

    const modes = [folder, join(folder, "runs"), join(folder, "runs", `${RUN}.jsonl`)].map(
      async (path) => ((await lstat(path)).mode & 0o7777).toString(8),
    );
    expect(await Promise.all(modes)).toEqual(["700", "700", "600"]);
  },
);
