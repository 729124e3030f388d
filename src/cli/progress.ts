import type { Progress } from "../change/progress.js";
import type { Standing } from "../views/progress.js";

/** How progress is shown on one kind of output; it is told at its own pace, not at that of the work. */
export interface Gauge {
  /** So long, in milliseconds, the work goes on before it is shown for the first time. */
  readonly after: number;
  /** And then so long from one time to the next. */
  readonly every: number;
  readonly show: (standing: Standing) => void;
  /** Nothing of it stays in the way of what is printed next. */
  readonly clear: () => void;
}

/** What telling of progress takes from the world. */
export interface ProgressMeans {
  readonly gauge: Gauge;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Calls again and again, first after `after` milliseconds and then every `every`; gives back how to end that. */
  readonly ticking: (after: number, every: number, work: () => void) => () => void;
}

type Phase = Omit<Standing, "ms"> & { readonly since: number };

/** Work is shown from its first phase to its end, however many phases it has. */
export function progressOn({ gauge, elapsed, ticking }: ProgressMeans): Progress {
  let phase: Phase | null = null;
  let stop: (() => void) | null = null;

  const show = () => {
    if (phase === null) return;
    const { since, ...standing } = phase;
    gauge.show({ ...standing, ms: elapsed() - since });
  };
  return {
    phase: (what, total) => {
      phase = { what, total, done: 0, note: null, since: elapsed() };
      stop ??= ticking(gauge.after, gauge.every, show);
    },
    step: () => {
      if (phase) phase = { ...phase, done: phase.done + 1 };
    },
    note: (text) => {
      if (phase) phase = { ...phase, note: text };
    },
    end: () => {
      stop?.();
      stop = null;
      phase = null;
      gauge.clear();
    },
  };
}
