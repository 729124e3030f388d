import { describe, expect, it } from "vitest";
import type { BulkRun } from "../support/bulk-run.js";
import { DELETING, SETTING } from "../support/bulk-task.js";
import { chaos } from "../support/chaos.js";
import type { Scene } from "../support/scene.js";
import { sized } from "../support/size.js";
import { lineOf } from "../support/tally.js";
import { untilChanged } from "../support/until-changed.js";

const SIGNALS = [
  { name: "SIGINT", signals: ["SIGINT"], exit: 130, times: sized(3, 20) },
  { name: "SIGTERM", signals: ["SIGTERM"], exit: 143, times: sized(3, 20) },
  { name: "double SIGINT", signals: ["SIGINT", "SIGINT"], exit: 130, times: sized(2, 10) },
] as const;

const RUNS = SIGNALS.flatMap(({ times, ...signal }) =>
  Array.from({ length: times }, (_, n) => ({ ...signal, seed: n + 1 })),
);

const KEYS = 60;

describe.concurrent("a run that is asked to stop at a random point", () => {
  it.each(RUNS)(
    "tells of every key, and is finished by resume: $name, seed $seed",
    async ({ signals, exit, seed }) => {
      const task = seed % 2 === 0 ? SETTING : DELETING;
      let stopped: BulkRun | undefined;
      const stop = async (run: BulkRun, { emulator }: Scene) => {
        stopped = run;
        if (!(await untilChanged(emulator, task, seed, run.ended))) return;
        for (const signal of signals) run.child.kill(signal);
      };
      const tally = await chaos({
        ...{ task, seed, keys: KEYS, rate: 0.1, takenBack: 0.1, resumes: 3 },
        watch: (run, scene) => void (stopped ?? stop(run, scene)),
      });

      console.log(`${signals}  ${lineOf(seed, tally)}`);
      const first = await stopped?.ended;
      expect(first).toMatchObject({ exit, signal: null });
      expect(first?.document?.results).toHaveLength(KEYS);
      expect(tally.lies).toEqual([]);
      const { twice, again, lost, notDone, unknown } = tally;
      expect({ twice, again, lost, notDone, unknown }).toEqual({
        ...{ twice: 0, again: 0, lost: 0, notDone: 0, unknown: 0 },
      });
    },
    60_000,
  );
});
