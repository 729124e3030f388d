import type { Means } from "../change/means.js";
import type { Environment } from "./environment.js";
import { restUntil } from "./naps.js";
import { progressIn } from "./progress-in.js";
import { stopping } from "./stop.js";
import type { Surroundings } from "./surroundings.js";
import { rehearsalOf } from "./target.js";

/**
 * What a person sees of the work, and how it can be stopped. While a phase of it goes on, a signal is heeded;
 * elsewhere, at a question too, nothing is in flight, and a signal ends the process as it usually does.
 */
export async function watch(
  environment: Environment,
  { elapsed }: Pick<Means, "elapsed">,
  around: Surroundings,
): Promise<Pick<Means, "stop" | "rest" | "progress">> {
  const stop = stopping({
    onSignal: around.onSignal,
    later: (ms, work) => void setTimeout(work, ms).unref(),
    notice: around.screen.notice,
    pace: rehearsalOf(environment) === null ? 1 : environment.KP_DUAL_REHEARSAL_PACE,
  });
  const progress = await progressIn(around, elapsed);
  return {
    stop,
    rest: restUntil(stop.signal),
    progress: {
      ...progress,
      phase: (what, total) => {
        stop.heed();
        progress.phase(what, total);
      },
      end: () => {
        stop.ignore();
        progress.end();
      },
    },
  };
}
