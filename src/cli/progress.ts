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

/** Progress of which one can ask how much of it is in work. */
export interface Counted extends Progress {
  /** How many are begun in this phase, and not done. */
  readonly inWork: () => number;
}

type Phase = Omit<Standing, "ms"> & { readonly since: number; readonly begun: number };

/** Work is shown from its first phase to its end, however many phases it has. */
export function progressOn({ gauge, elapsed, ticking }: ProgressMeans): Counted {
  let phase: Phase | null = null;
  let stop: (() => void) | null = null;

  const show = () => {
    if (phase === null) return;
    const { since, begun: _begun, ...standing } = phase;
    gauge.show({ ...standing, ms: elapsed() - since });
  };
  return {
    phase: (what, total) => {
      phase = { what, total, begun: 0, done: 0, note: null, since: elapsed() };
      stop ??= ticking(gauge.after, gauge.every, show);
    },
    begin: () => {
      if (phase) phase = { ...phase, begun: phase.begun + 1 };
    },
    step: () => {
      if (phase) phase = { ...phase, done: phase.done + 1 };
    },
    note: (text) => {
      if (phase) phase = { ...phase, note: text };
    },
    inWork: () => (phase ? phase.begun - phase.done : 0),
    end: () => {
      stop?.();
      stop = null;
      phase = null;
      gauge.clear();
    },
  };
}
