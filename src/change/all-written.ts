import type { Result } from "../core/report.js";
import type { Journal } from "./journal.js";
import type { Plan } from "./plan.js";

/**
 * Writes down what became of the keys for which nothing was sent, so that the run file tells each of them. The
 * others are written as they come; what was given up meanwhile may be settled in there already, so a doubt is not put
 * behind it. That it can't be written changes nothing any more.
 */
export async function allWritten(
  plans: readonly Plan<unknown, unknown>[],
  results: readonly Result[],
  journal: Journal,
): Promise<void> {
  for (const [at, { correlationId, outcome, changed, exit, key }] of results.entries()) {
    if (correlationId !== null || outcome === "unknown") continue;
    const target = plans[at]?.target;
    const known = { target, name: key?.name ?? null, correlationId, outcome, changed, exit };
    await journal.write({ record: "outcome", ...known }).catch(() => undefined);
  }
}
