import type { Result } from "../core/report.js";
import type { Journal } from "./journal.js";
import type { Ended } from "./once.js";
import type { Plan } from "./plan.js";

/** A key's result, with what its sending came to. */
export function resultOf<Target, Snapshot>(
  { result }: Plan<Target, Snapshot>,
  { isOpen: _isOpen, ...ended }: Ended,
): Result {
  return {
    ...result,
    ...ended,
    outcome: ended.outcome === "untouched" ? "unknown" : ended.outcome,
  };
}

/** The outcome is true whether or not it can still be written down; where it can't, that is said. */
export async function written<Target, Snapshot>(
  plan: Plan<Target, Snapshot>,
  ended: Ended,
  journal: Journal,
): Promise<Result> {
  const result = resultOf(plan, ended);
  const { changed, correlationId, outcome, exit, remark, until } = result;
  const { target } = plan;
  const told = { target, correlationId, outcome, changed, exit, until };
  const record = { record: "outcome", ...told } as const;
  return journal.write(record).then(
    () => result,
    () => ({
      ...result,
      remark: [remark, "not written to the run file"].filter(Boolean).join("; "),
    }),
  );
}
