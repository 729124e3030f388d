import type { ErrorCode } from "../errors/catalogue.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { styleFor } from "../views/chalk-style.js";
import { questionPrompt, questionScreen } from "../views/question.js";
import type { Ask } from "./consent.js";
import { endsSoon } from "./ends-soon.js";
import type { StopSignal } from "./signals.js";
import type { Surroundings } from "./surroundings.js";
import { openTerminal } from "./terminal.js";

/** What asking takes. */
interface Asking extends Pick<Surroundings, "colour" | "finish" | "margin" | "onSignal"> {
  /** Whether the token is renewed in time, however long the answer takes. */
  readonly renewsToken: boolean;
}

/** What a question comes to that a signal ends. */
const ENDED_BY: Readonly<Record<StopSignal, ErrorCode>> = {
  SIGINT: "declined",
  SIGTERM: "terminated",
  SIGHUP: "hung-up",
};

/**
 * A way to ask on the terminal itself; undefined where this process has none. A signal ends the question, and the
 * terminal is as it was: that is a KpDualError.
 */
export function askAtTerminal(asking: Asking): Ask | undefined {
  const { colour, finish, margin, onSignal, renewsToken } = asking;
  const terminal = openTerminal();
  if (!terminal) return undefined;
  const style = styleFor({ columns: terminal.columns - margin, colour });
  return async (question) => {
    const stop = new AbortController();
    const unheed = onSignal((signal) => stop.abort(new KpDualError(ENDED_BY[signal])));
    try {
      const warning = renewsToken ? [] : endsSoon(question, question.by).map(style.yellow);
      terminal.print([...questionScreen(question, style), ...warning].map(finish));
      const answer = await terminal.ask(finish(questionPrompt(question)), stop.signal);
      stop.signal.throwIfAborted();
      return answer;
    } finally {
      unheed();
      terminal.close();
    }
  };
}
