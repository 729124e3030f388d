import { isComplete, type PastResult, type PastRun } from "../core/past-run.js";
import { EXIT } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { errorJson } from "./error-json.js";
import { type Shown, shown, visible } from "./gate.js";
import { hint } from "./hint.js";
import { personName } from "./names.js";
import { pastRunJson } from "./past-run-json.js";
import { type Column, table } from "./table.js";
import { toFinish } from "./to-finish.js";
import { undoOf } from "./undo.js";
import type { ListView } from "./view.js";
import { whenInShort } from "./when.js";

/** One run in one line, without its keys. */
export interface LogRow extends Pick<PastRun, "run" | "action" | "instance" | "by" | "reason"> {
  readonly started: string;
  /** How many of how many keys are as they were wanted. */
  readonly done: string;
  readonly complete: boolean;
  /** The undo that is still open, and until when. */
  readonly undo: string | null;
}

/** What is told once all runs were read. */
export interface LogEnd {
  /** The newest first. */
  readonly rows: readonly LogRow[];
  /** What could not be read of the journal. */
  readonly errors: readonly KpDualError[];
}

const isDone = ({ outcome }: PastResult) => outcome === "done" || outcome === "already";

/** `now` is this machine's. */
export const logRow = (past: PastRun, now: Date): LogRow => {
  const { run, action, instance, by, reason, startedAt, results } = past;
  return {
    ...{ run, action, instance, by, reason },
    started: whenInShort(startedAt, now),
    done: `${results.filter(isDone).length}/${results.length}`,
    complete: isComplete(past),
    undo: undoOf(past, now)?.inShort ?? null,
  };
};

const columns: readonly Column<LogRow>[] = [
  { header: "RUN", cell: ({ run }) => visible(run) },
  { header: "STARTED", cell: ({ started }) => visible(started) },
  { header: "ACTION", cell: ({ action }) => visible(action) },
  {
    header: "DONE",
    cell: ({ complete, done }, style) => style[complete ? "green" : "magenta"](visible(done)),
  },
  { header: "OPEN", cell: ({ complete }) => visible(complete ? "-" : "resume") },
  { header: "UNDO", cell: ({ undo }) => visible(undo ?? "-") },
  { header: "INSTANCE", cell: ({ instance: { name, id } }) => visible(name ?? id) },
  { header: "WHO", cell: ({ by }) => personName(by) },
  { header: "REASON", cell: ({ reason }) => visible(reason ?? "-") },
];

/**
 * This machine's journal: who did what, when, why, and what of it is open. A document has every key of every run and
 * is written run by run; for people the runs stand in one table, whose widths are known at the end.
 */
export const logList: ListView<PastRun, LogEnd> = {
  text: () => [],
  last: ({ rows }, style) => (rows.length > 0 ? table(columns, rows, style) : []),
  none: shown`this machine's journal knows of no such run`,
  schema: "kp-dual/log/1",
  list: "runs",
  row: pastRunJson,
  end: ({ errors }) => (errors.length > 0 ? { unread: errors.map(errorJson) } : {}),
  exit: ({ errors }) => errors[0]?.exit ?? EXIT.done,
  errors: ({ errors }) => errors,
  next,
};

function next({ rows, errors }: LogEnd): readonly Shown[] {
  const [newest] = rows;
  if (!newest) return [];
  const open = errors.length > 0 ? undefined : rows.find(({ complete }) => !complete);
  return [
    ...(open ? toFinish(open) : []),
    ...hint("each key of a run", `kp-dual log --run ${newest.run}`),
  ];
}
