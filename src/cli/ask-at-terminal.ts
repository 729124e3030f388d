import { styleFor } from "../views/chalk-style.js";
import { fitted } from "../views/fitted.js";
import { questionPrompt, questionScreen } from "../views/question.js";
import { askUntilSignal } from "./ask-until-signal.js";
import type { Ask } from "./consent.js";
import { endsSoon } from "./ends-soon.js";
import type { Surroundings } from "./surroundings.js";
import { openTerminal } from "./terminal.js";

/** What asking takes. */
interface Asking extends Pick<Surroundings, "colour" | "finish" | "margin" | "onSignal"> {
  /** Whether the token is renewed in time, however long the answer takes. */
  readonly renewsToken: boolean;
}

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
    try {
      const warning = renewsToken ? [] : endsSoon(question, question.by).map(style.magenta);
      const screen = [...questionScreen(question, style), ...warning];
      terminal.print([finish(...screen.flatMap((line) => fitted(line, style)))]);
      return await askUntilSignal(terminal, finish(questionPrompt(question)), onSignal);
    } finally {
      terminal.close();
    }
  };
}
