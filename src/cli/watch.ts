import type { Means } from "../change/means.js";
import { restUntil } from "./naps.js";
import { progressIn } from "./progress-in.js";
import { stopping } from "./stop.js";
import type { Surroundings } from "./surroundings.js";

/**
 * What a person sees of the work, and how it can be stopped. While a phase of it goes on, a signal is heeded;
 * elsewhere nothing is in flight, and a signal ends the process as it usually does; a question hears it by itself.
 */
export async function watch(
  { elapsed, patience }: Pick<Means, "elapsed" | "patience">,
  around: Surroundings,
): Promise<Pick<Means, "stop" | "rest" | "progress">> {
  const { inWork, ...progress } = await progressIn(around, elapsed);
  const stop = stopping({
    onSignal: around.onSignal,
    later: (ms, work) => void setTimeout(work, ms).unref(),
    notice: around.screen.notice,
    patience,
    inWork,
  });
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
