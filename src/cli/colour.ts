/** What decides about colour, in the order in which it does (interface.md §4). */
export interface ColourFacts {
  readonly noColorOption: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
}

/** Whether a stream is painted. Colour is never the only sign of anything. */
export function hasColour({ noColorOption, environment, isTerminal }: ColourFacts): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (noColorOption || NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return TERM !== "dumb" && isTerminal;
}
