import type { Means } from "../change/means.js";
import { restUntil } from "./naps.js";
import { type Counted, progressOn } from "./progress.js";
import { progressLines } from "./progress-lines.js";
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
  const { inWork, ...progress } = await shownProgress(elapsed, around);
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

/** Progress that a person sees; signals do what they usually do. */
export const shownProgress = async (
  elapsed: Means["elapsed"],
  around: Surroundings,
): Promise<Counted> => progressOn({ gauge: await gaugeFor(around), elapsed, ticking });

async function gaugeFor({ barStream: stream, finish, margin, screen }: Surroundings) {
  if (!stream) return progressLines(screen.notice);
  const { progressSpinner } = await import("./progress-spinner.js");
  return progressSpinner({ stream, finish, margin });
}

/** The ticks don't keep the process. */
function ticking(after: number, every: number, work: () => void): () => void {
  let timer = setTimeout(() => {
    work();
    timer = setInterval(work, every).unref();
  }, after).unref();
  return () => clearTimeout(timer);
}
