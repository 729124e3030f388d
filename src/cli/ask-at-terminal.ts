import { styleFor } from "../views/chalk-style.js";
import { questionPrompt, questionScreen } from "../views/question.js";
import type { Ask } from "./consent.js";
import type { Surroundings } from "./surroundings.js";
import { openTerminal } from "./terminal.js";

/** A way to ask on the terminal itself; undefined where this process has none. */
export function askAtTerminal({
  colour,
  finish,
  margin,
}: Pick<Surroundings, "colour" | "finish" | "margin">): Ask | undefined {
  const terminal = openTerminal();
  if (!terminal) return undefined;
  const style = styleFor({ columns: terminal.columns - margin, colour });
  return async (question) => {
    try {
      terminal.print(questionScreen(question, style).map(finish));
      return await terminal.ask(finish(questionPrompt(question)));
    } finally {
      terminal.close();
    }
  };
}
