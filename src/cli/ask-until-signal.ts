import type { ErrorCode } from "../errors/catalogue.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { StopSignal } from "./signals.js";
import type { Surroundings } from "./surroundings.js";
import type { Terminal } from "./terminal.js";

/** What a question comes to that a signal ends. */
const ENDED_BY: Readonly<Record<StopSignal, ErrorCode>> = {
  SIGINT: "declined",
  SIGTERM: "terminated",
  SIGHUP: "hung-up",
};

/** Asks one question; undefined where it was broken off. A signal ends it, which is a KpDualError. */
export async function askUntilSignal(
  terminal: Terminal,
  prompt: string,
  onSignal: Surroundings["onSignal"],
): Promise<string | undefined> {
  const stop = new AbortController();
  const unheed = onSignal((signal) => stop.abort(new KpDualError(ENDED_BY[signal])));
  try {
    const answer = await terminal.ask(prompt, stop.signal);
    stop.signal.throwIfAborted();
    return answer;
  } finally {
    unheed();
  }
}
