import { KpDualError } from "../errors/kp-dual-error.js";
import { looksSecret } from "../views/secret-shapes.js";

/** Options that kp-dual doesn't have; what stands behind them would be a secret. */
const TAKES_A_SECRET = /^--?(?:[\w-]*[_-])?(?:api[_-]?key|token|password|secret)(?:=|$)/i;

/** What may stand right before a value: the dashes and the letter or name of an option. */
const OPTION = /^--?(?:api[_-]?key|token|[a-z])?/i;

/** With the option before it a secret has another length than by itself. */
const holdsSecret = (argument: string): boolean =>
  looksSecret(argument) ||
  looksSecret(argument.replace(/^-+/, "")) ||
  looksSecret(argument.replace(OPTION, ""));

/** Refuses arguments that look like a secret, before anything parses or repeats them: others can read them. */
export function noSecretIn(argv: readonly string[]): void {
  if (argv.some((argument) => TAKES_A_SECRET.test(argument) || holdsSecret(argument)))
    throw new KpDualError("secret-in-argument");
}
