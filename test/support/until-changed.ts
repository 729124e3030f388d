import { setTimeout as sleep } from "node:timers/promises";
import type { RunningEmulator } from "../../src/emulator/emulator.js";
import type { BulkTask } from "./bulk-task.js";
import { randomFrom } from "./random-from.js";

const MOST_CHANGES = 9;
const LONGEST_MS = 20;

/**
 * Kept at a random point of a run: after so many more keys were changed by its task, and then a few milliseconds.
 * False where the run ended before.
 */
export async function untilChanged(
  emulator: RunningEmulator,
  { who, commits }: BulkTask,
  seed: number,
  ended: Promise<unknown>,
): Promise<boolean> {
  const random = randomFrom(seed);
  const count = () =>
    emulator.changes().filter(({ action, by }) => action === commits && by === who).length;
  const wanted = count() + Math.floor(random() * MOST_CHANGES) + 1;
  let isOver = false;
  const over = ended.then(() => {
    isOver = true;
  });
  while (!isOver && count() < wanted) await sleep(2);
  await Promise.race([over, sleep(random() * LONGEST_MS)]);
  return !isOver;
}
