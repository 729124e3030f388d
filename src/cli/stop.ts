import type { Stop } from "../change/stop.js";
import type { Patience } from "../core/patience.js";
import type { ExitCode } from "../errors/exit-codes.js";
import type { Shown } from "../views/gate.js";
import { stopLine } from "../views/stop-line.js";
import { SIGNALS, type StopSignal } from "./signals.js";

type Grace = Pick<Patience, "stopAsked" | "stopTold">;

/** How long what is begun may still take. */
const GRACE: Readonly<Record<StopSignal, keyof Grace>> = {
  SIGINT: "stopAsked",
  SIGTERM: "stopTold",
  SIGHUP: "stopTold",
};

/** What heeding signals takes from the world. */
export interface StopMeans {
  /** Tells of each signal, instead of what it usually does; gives back how to end that. */
  readonly onSignal: (listener: (signal: StopSignal) => void) => () => void;
  /** Calls once, after so many milliseconds; it does not keep the process. */
  readonly later: (ms: number, work: () => void) => void;
  readonly notice: (line: Shown) => void;
  readonly patience: Grace;
  /** How many keys are in work. */
  readonly inWork: () => number;
}

/** A stop that listens only while it is told to. */
export interface Stopping extends Stop {
  /** The same as `asked`. */
  readonly signal: AbortSignal;
  /** From now on a signal asks to stop; until then it ends the process, as it usually does. */
  readonly heed: () => void;
  /** Signals do again what they usually do, unless one has asked: then they are heeded to the end. */
  readonly ignore: () => void;
}

/** The first signal asks to stop; the second one, or the end of the patience with the first, gives up what is begun. */
export function stopping({ onSignal, later, notice, patience, inWork }: StopMeans): Stopping {
  const asked = new AbortController();
  const abandoned = new AbortController();
  let code: ExitCode | null = null;
  let unheed: (() => void) | null = null;

  const end = () => {
    unheed?.();
    unheed = null;
  };
  const abandon = () => {
    end();
    abandoned.abort();
  };
  const ask = (signal: StopSignal) => {
    if (code !== null) return abandon();
    code = SIGNALS[signal];
    notice(stopLine(inWork()));
    later(patience[GRACE[signal]], abandon);
    return asked.abort();
  };
  return {
    code: () => code,
    asked: abortOf(asked.signal),
    abandoned: abortOf(abandoned.signal),
    signal: asked.signal,
    heed: () => {
      if (code === null) unheed ??= onSignal(ask);
    },
    ignore: () => {
      if (code === null) end();
    },
  };
}

const abortOf = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
