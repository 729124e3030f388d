import { styleFor } from "../views/chalk-style.js";
import { questionPrompt, questionScreen } from "../views/question.js";
import type { Ask } from "./consent.js";
import { endsSoon } from "./ends-soon.js";
import type { Surroundings } from "./surroundings.js";
import { openTerminal } from "./terminal.js";

/** What asking takes. */
interface Asking extends Pick<Surroundings, "colour" | "finish" | "margin"> {
  /** Whether the token is renewed in time, however long the answer takes. */
  readonly renewsToken: boolean;
}

/** A way to ask on the terminal itself; undefined where this process has none. */
export function askAtTerminal({ colour, finish, margin, renewsToken }: Asking): Ask | undefined {
  const terminal = openTerminal();
  if (!terminal) return undefined;
  const style = styleFor({ columns: terminal.columns - margin, colour });
  return async (question) => {
    try {
      const warning = renewsToken ? [] : endsSoon(question, question.by).map(style.yellow);
      terminal.print([...questionScreen(question, style), ...warning].map(finish));
      return await terminal.ask(finish(questionPrompt(question)));
    } finally {
      terminal.close();
    }
  };
}
