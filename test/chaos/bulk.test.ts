import { describe, expect, it } from "vitest";
import { DELETING, PURGING, RESTORING, SETTING } from "../support/bulk-task.js";
import { chaos } from "../support/chaos.js";
import { KINDS_OF_FAULT } from "../support/fault-kinds.js";
import { sized } from "../support/size.js";
import { lineOf, NOTHING, plus, type Tally } from "../support/tally.js";

/** CHAOS_SEEDS says how many the long form takes. */
const SEEDS = Array.from(
  { length: sized(3, Number(process.env["CHAOS_SEEDS"] ?? 50)) },
  (_, n) => n + 1,
);
const RATE = sized(0.25, 0.4);

const WORK = [
  { task: DELETING, keys: 500, takenBack: 0.1 },
  { task: SETTING, keys: 300, takenBack: 0.1 },
  { task: RESTORING, keys: 100, takenBack: 0 },
  { task: PURGING, keys: 100, takenBack: 0 },
];

/** All the work, with one seed; each task has an emulator of its own. */
async function worked(seed: number): Promise<Tally> {
  const tallies = await Promise.all(
    WORK.map((work) => chaos({ ...work, seed, rate: RATE, resumes: 3 })),
  );
  return tallies.reduce(plus, NOTHING);
}

describe(`1,000 keys of which ${RATE * 100} % of the requests fail`, () => {
  it.each(SEEDS)(
    "are each told truly, and changed once, with seed %i",
    async (seed) => {
      const tally = await worked(seed);

      console.log(lineOf(seed, tally));
      const { lies, keys, twice, again, lost, notDone, unknown, unknownFirst, faults } = tally;
      expect(lies).toEqual([]);
      expect({ keys, twice, again, lost }).toEqual({ keys: 1_000, twice: 0, again: 0, lost: 0 });
      expect({ notDone, unknown }).toEqual({ notDone: 0, unknown: 0 });
      expect(unknownFirst / keys).toBeLessThanOrEqual(0.005);
      expect(faults).toHaveLength(KINDS_OF_FAULT);
      expect(Math.min(...faults)).toBeGreaterThan(0);
    },
    600_000,
  );
});
