import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readRunFile } from "../../../src/cli/journal/run-file-read.js";
import { type JournalMeans, newRun } from "../../../src/cli/journal/run-journal.js";
import { living } from "../../../src/cli/living.js";
import { folderForTest } from "../../support/folder-for-test.js";
import { runHeader } from "../../support/run-header.js";
import { aKey, INSTANCE, NOW, ORDERS, seen } from "../../views/models.js";

const AT_ONCE = 8;
const EACH = 25;

const means = (state: string): JournalMeans => ({
  clock: () => NOW,
  lives: living(process),
  owner: process.getuid?.(),
  pid: process.pid,
  variables: { XDG_STATE_HOME: state },
  ...{ rehearsal: false, keyRing: undefined, patience: 0 },
});

/** A run in an instance of its own that begins to send so many times. */
async function written(state: string, n: number): Promise<string> {
  const instance = { ...INSTANCE, id: `${n}${INSTANCE.id.slice(1)}` };
  const journal = await newRun(runHeader({ instance }), means(state));
  for (let intent = 0; intent < EACH; intent += 1)
    await journal.write({
      ...{ record: "intent", target: { key: ORDERS }, correlationId: `c-${n}-${intent}` },
      before: seen(aKey()),
    });
  await journal.close({});
  return journal.run;
}

it("eight runs at once keep every record of each", async () => {
  const state = await folderForTest();

  const runs = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => written(state, n)));

  expect(new Set(runs).size).toBe(AT_ONCE);
  const files = await Promise.all(runs.map((run) => readRunFile(join(state, "kp-dual"), run)));
  const told = files.map((file) => ({
    ids: file?.tracks.flatMap(({ intents }) => intents.map(({ correlationId }) => correlationId)),
    brokenLine: file?.brokenLine,
    hasEnded: file?.endedAt !== null,
  }));
  expect(told).toEqual(
    runs.map((_, n) => ({
      ids: Array.from({ length: EACH }, (_, intent) => `c-${n}-${intent}`),
      brokenLine: null,
      hasEnded: true,
    })),
  );
  const locks = await readdir(join(state, "kp-dual", "locks"));
  expect(locks.filter((name) => !name.endsWith(".json"))).toEqual([]);
});
