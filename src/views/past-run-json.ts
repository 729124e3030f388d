import { isComplete, type PastRun } from "../core/past-run.js";
import { totalsOf } from "../core/report.js";
import { instanceJson } from "./names.js";
import { instant } from "./when.js";

/** A run in a document (interface.md §4); its results are all of its keys, each once. */
export const pastRunJson = (past: PastRun) => ({
  run: past.run,
  action: past.action,
  startedAt: instant(past.startedAt),
  endedAt: instant(past.endedAt),
  complete: isComplete(past),
  instance: instanceJson(past.instance),
  by: { iamId: past.by.iamId, name: past.by.name },
  reason: past.reason,
  input: past.input,
  totals: totalsOf(past.results),
  results: past.results.map(({ key, outcome, changed, exit, correlationIds }) => ({
    key: key && { id: key.id, name: key.name },
    outcome,
    changed,
    exit,
    correlationId: correlationIds.at(-1) ?? null,
    correlationIds,
  })),
});
