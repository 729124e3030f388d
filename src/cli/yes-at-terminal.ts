import { styleFor } from "../views/chalk-style.js";
import { fitted } from "../views/fitted.js";
import type { Shown } from "../views/gate.js";
import type { Style } from "../views/style.js";
import { askUntilSignal } from "./ask-until-signal.js";
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
  {
    colour,
    finish,
    margin,
    onSignal,
  }: Pick<Surroundings, "colour" | "finish" | "margin" | "onSignal">,
): Promise<boolean | "broken-off" | undefined> {
  const terminal = openTerminal();
  if (!terminal) return undefined;
  try {
    const style = styleFor({ columns: terminal.columns - margin, colour });
    terminal.print([finish(...lines(style).flatMap((line) => fitted(line, style)))]);
    const answer = await askUntilSignal(terminal, finish(prompt), onSignal);
    return answer === undefined ? "broken-off" : /^y(?:es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
