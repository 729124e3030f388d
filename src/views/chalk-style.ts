import { Chalk } from "chalk";
import { painted } from "./gate.js";
import type { Style } from "./style.js";

/** The style of one stream. Without colour all paints leave the text as it is. */
export function styleFor(stream: {
  readonly columns: number | undefined;
  readonly colour: boolean;
}): Style {
  const chalk = new Chalk({ level: stream.colour ? 1 : 0 });
  return {
    columns: stream.columns,
    bold: (text) => painted(chalk.bold, text),
    dim: (text) => painted(chalk.dim, text),
    red: (text) => painted(chalk.red, text),
    green: (text) => painted(chalk.green, text),
    magenta: (text) => painted(chalk.magenta, text),
  };
}
