import { setTimeout as sleep } from "node:timers/promises";
import type { CommittedChange } from "../../src/emulator/change.js";
import type { RunningEmulator } from "../../src/emulator/emulator.js";
import type { BulkTask } from "./bulk-task.js";
import { randomFrom } from "./random-from.js";
import { sendAs } from "./send-as.js";

/** A key can be restored so long after its deletion. */
const RESTORABLE_AFTER_MS = 31_000;
const LONGEST_HESITATION_MS = 2_000;

/** Somebody else, who works on the same keys and isn't hit by faults. */
export interface Colleague {
  /** Kept when what was begun is finished; nothing more is begun. */
  readonly leave: () => Promise<void>;
}

/** Takes back this share of what somebody's task does, each key once, at random moments soon after it was done. */
export function colleagueOf(
  { who, commits, undo }: BulkTask,
  emulator: RunningEmulator,
  share: number,
  seed: number,
): Colleague {
  const random = randomFrom(seed);
  const begun: Promise<unknown>[] = [];
  const known = new Set<string>();
  let told = emulator.changes().length;
  const takeBack = async (key: string) => {
    await sleep(random() ** 4 * LONGEST_HESITATION_MS);
    emulator.clock.advance(RESTORABLE_AFTER_MS);
    await sendAs("amy", undo?.(key) ?? "", emulator);
  };
  const isNew = ({ action, by, key }: CommittedChange) =>
    action === commits && by === who && key !== null && !known.has(key);
  const look = () => {
    const since = emulator.changes().slice(told);
    told += since.length;
    for (const { key } of since.filter(isNew)) {
      known.add(`${key}`);
      if (undo && random() < share) begun.push(takeBack(`${key}`));
    }
  };
  const watch = setInterval(look, 5);
  const leave = async () => {
    clearInterval(watch);
    await Promise.all(begun);
  };
  return { leave };
}
