import { isComplete, type PastResult, type PastRun } from "../core/past-run.js";
import { totalsOf } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { errorJson } from "./error-json.js";
import { type Shown, shown, visible } from "./gate.js";
import { hint } from "./hint.js";
import { instanceJson, personName } from "./names.js";
import { pastRunText } from "./past-run.js";
import { type Column, table } from "./table.js";
import { undoOf } from "./undo.js";
import type { View } from "./view.js";
import { instant, whenInShort } from "./when.js";

/** Some runs of this machine, the newest first. */
export interface Log {
  readonly runs: readonly PastRun[];
  /** What could not be read of the journal. */
  readonly errors: readonly KpDualError[];
  /** One line a run, or one run with a line for each of its keys. */
  readonly detail: "runs" | "keys";
  /** This machine's now. */
  readonly now: Date;
}

const isDone = ({ outcome }: PastResult) => outcome === "done" || outcome === "already";

const doneOf = ({ results }: PastRun): string =>
  `${results.filter(isDone).length}/${results.length}`;

const columns = (now: Date): readonly Column<PastRun>[] => [
  { header: "RUN", cell: ({ run }) => visible(run) },
  { header: "STARTED", cell: ({ startedAt }) => visible(whenInShort(startedAt, now)) },
  { header: "ACTION", cell: ({ action }) => visible(action) },
  {
    header: "DONE",
    cell: (run, style) => style[isComplete(run) ? "green" : "yellow"](visible(doneOf(run))),
  },
  { header: "OPEN", cell: (run) => visible(isComplete(run) ? "-" : "resume") },
  { header: "UNDO", cell: (run) => visible(undoOf(run, now)?.inShort ?? "-") },
  { header: "INSTANCE", cell: ({ instance: { name, id } }) => visible(name ?? id) },
  { header: "WHO", cell: ({ by }) => personName(by) },
  { header: "REASON", cell: ({ reason }) => visible(reason ?? "-") },
];

/** This machine's journal: who did what, when, why, and what of it is open. */
export const logView: View<Log> = {
  text: ({ runs, detail, now }, style) =>
    detail === "keys"
      ? runs.flatMap((run) => pastRunText(run, now, style))
      : runs.length > 0
        ? table(columns(now), runs, style)
        : [],
  json: ({ runs, errors }) => ({
    schema: "kp-dual/log/1",
    runs: runs.map(runJson),
    ...(errors.length > 0 && { unread: errors.map(errorJson) }),
  }),
  exit: ({ errors }) => errors[0]?.exit ?? EXIT.done,
  errors: ({ errors }) => errors,
  next: ({ runs, detail, errors }) => next(runs, detail, errors.length > 0),
};

function next(
  runs: readonly PastRun[],
  detail: Log["detail"],
  isBroken: boolean,
): readonly Shown[] {
  const [newest] = runs;
  if (!newest) return isBroken ? [] : [shown`this machine's journal knows of no such run`];
  const open = isBroken ? undefined : runs.find((run) => !isComplete(run));
  return [
    ...(open ? hint("to finish what is open", `kp-dual resume ${open.run}`) : []),
    ...(detail === "runs" ? hint("each key of a run", `kp-dual log --run ${newest.run}`) : []),
  ];
}

/** A run in a document (interface.md §4); its results are all of its keys, each once. */
const runJson = (past: PastRun) => ({
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
