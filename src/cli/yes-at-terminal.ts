import { styleFor } from "../views/chalk-style.js";
import type { Shown } from "../views/gate.js";
import type { Style } from "../views/style.js";
import type { Surroundings } from "./surroundings.js";
import { openTerminal } from "./terminal.js";

/** A question without danger. */
export interface YesOrNo {
  /** What a person must see first. */
  readonly lines: (style: Style) => readonly Shown[];
  readonly prompt: Shown;
}

/** Asks on the terminal itself: "broken-off" after Ctrl-C and the like, undefined where this process has none. */
export async function yesAtTerminal(
  { lines, prompt }: YesOrNo,
  { colour, finish, margin }: Pick<Surroundings, "colour" | "finish" | "margin">,
): Promise<boolean | "broken-off" | undefined> {
  const terminal = openTerminal();
  if (!terminal) return undefined;
  try {
    terminal.print(lines(styleFor({ columns: terminal.columns - margin, colour })).map(finish));
    const answer = await terminal.ask(finish(prompt));
    return answer === undefined ? "broken-off" : /^y(?:es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
