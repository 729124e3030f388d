import { EXIT } from "../errors/exit-codes.js";

/** The signals by which a person or a system asks a process to end, and the exit code of each. */
export const SIGNALS = {
  SIGINT: EXIT.interrupted,
  SIGTERM: EXIT.terminated,
  SIGHUP: EXIT.hungUp,
} as const;

export type StopSignal = keyof typeof SIGNALS;

const NAMES = Object.keys(SIGNALS) as readonly StopSignal[];

/** Tells of these signals, instead of what they usually do; gives back how to end that. */
export const onSignals =
  (process: Pick<NodeJS.Process, "on" | "off">) =>
  (listener: (signal: StopSignal) => void): (() => void) => {
    for (const name of NAMES) process.on(name, listener);
    return () => {
      for (const name of NAMES) process.off(name, listener);
    };
  };

/** A signal that was held back for a while has its usual effect after all, unless somebody else heeds it. */
export const raising =
  (process: Pick<NodeJS.Process, "kill" | "listenerCount" | "pid">) =>
  (signal: StopSignal): void => {
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };

/** Ends the group of a process, and so all that it started, at once; one that is over already stays as it is. */
export const endingGroups =
  (process: Pick<NodeJS.Process, "kill">) =>
  (pid: number): void => {
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // ESRCH, or on macOS EPERM: there is nobody left to end.
    }
  };
