import { KpDualError } from "../errors/kp-dual-error.js";
import { looksSecret } from "../views/secret-shapes.js";

/** Options that kp-dual doesn't have; what stands behind them would be a secret. */
const TAKES_A_SECRET = /^--?(?:api[_-]?key|token|password|secret)(?:=|$)/i;

/** Refuses arguments that look like a secret, before anything parses or repeats them: others can read them. */
export function noSecretIn(argv: readonly string[]): void {
  if (argv.some((argument) => TAKES_A_SECRET.test(argument) || looksSecret(argument)))
    throw new KpDualError("secret-in-argument");
}
