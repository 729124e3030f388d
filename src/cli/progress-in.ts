import { type Counted, progressOn } from "./progress.js";
import { progressLines } from "./progress-lines.js";
import type { Surroundings } from "./surroundings.js";

/** What a person sees of the work, in the way that the process around it allows. */
export const progressIn = async (around: Surroundings, elapsed: () => number): Promise<Counted> =>
  progressOn({ gauge: await gaugeFor(around), elapsed, ticking });

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
