import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

/** Sleeps of a run. */
export interface Naps {
  readonly sleep: (ms: number) => Promise<void>;
  /** What still sleeps does not keep the process any more. */
  readonly release: () => void;
}

/** Sleeps that the end of a command need not wait for: what was given up may still be waiting for its next try. */
export function naps(): Naps {
  const timers = new Set<NodeJS.Timeout>();
  let released = false;
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms);
      timers.add(timer);
      if (released) timer.unref();
    });
  const release = () => {
    released = true;
    for (const timer of timers) timer.unref();
  };
  return { sleep, release };
}

/** Sleeps that end as soon as the signal comes. */
export function restUntil(signal: AbortSignal): (ms: number) => Promise<void> {
  setMaxListeners(0, signal);
  return (ms) => pause(ms, undefined, { signal }).catch(() => undefined);
}
