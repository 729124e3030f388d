import type { Journal } from "../../change/journal.js";
import { type Result, totalsOf } from "../../core/report.js";

/**
 * A journal of what is done now, with what was found of the rest: its totals are those of all that was open.
 * `targets` are those of the results; null stands for what is worked on now.
 */
export async function withFound(
  journal: Journal,
  targets: readonly unknown[],
  found: readonly (Result | null)[],
): Promise<Journal> {
  for (const [at, result] of found.entries()) {
    if (!result) continue;
    const { outcome, changed, exit, key, correlationId } = result;
    const facts = { correlationId, name: key?.name ?? null, outcome, changed, exit };
    await journal.write({ record: "outcome", target: targets[at], ...facts });
  }
  const totals: Readonly<Record<string, number>> = totalsOf(
    found.filter((result) => result !== null),
  );
  return {
    ...journal,
    close: (more) => {
      const sum = Object.entries(totals).map(([name, count]) => [name, count + (more[name] ?? 0)]);
      return journal.close(Object.fromEntries(sum));
    },
  };
}
