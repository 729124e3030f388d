import { describe, expect, it } from "vitest";
import { DELETING, SETTING } from "../support/bulk-task.js";
import { chaos } from "../support/chaos.js";
import { sized } from "../support/size.js";
import { lineOf } from "../support/tally.js";
import { untilChanged } from "../support/until-changed.js";

/** So many kills for each list of 100 keys, which takes as many resumes. */
const KILLS = 10;

const LISTS = sized(
  [{ task: DELETING, seed: 1 }],
  Array.from({ length: 10 }, (_, n) => ({ task: n % 2 === 0 ? DELETING : SETTING, seed: n + 1 })),
);

describe("a run that is killed at random points", () => {
  it.each(LISTS)(
    "is finished by resume, and nothing is done twice: $task.action, seed $seed",
    async ({ task, seed }) => {
      let killed = 0;
      const tally = await chaos({
        ...{ task, seed, keys: 100, rate: 0.1, takenBack: 0.1, resumes: KILLS + 5 },
        watch: ({ child, ended }, scene) => {
          if (killed >= KILLS) return;
          void untilChanged(scene.emulator, task, seed + killed, ended).then((isDue) => {
            if (isDue && child.kill("SIGKILL")) killed += 1;
          });
        },
      });

      console.log(`${killed} kills  ${lineOf(seed, tally)}`);
      const { lies, twice, again, lost, notDone, unknown } = tally;
      expect(lies).toEqual([]);
      expect({ killed, twice, again, lost }).toEqual({
        killed: KILLS,
        twice: 0,
        again: 0,
        lost: 0,
      });
      expect({ notDone, unknown }).toEqual({ notDone: 0, unknown: 0 });
    },
    300_000,
  );
});
