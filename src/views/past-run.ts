import { isLeft } from "../core/is-left.js";
import { isComplete, type PastResult, type PastRun } from "../core/past-run.js";
import { totalsOf } from "../core/report.js";
import { foreignAddress } from "../core/resumable.js";
import { EXIT } from "../errors/exit-codes.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { errorJson } from "./error-json.js";
import { type Field, fields } from "./fields.js";
import { joined, type Shown, shown, visible } from "./gate.js";
import { instanceName, personName } from "./names.js";
import { pastRunJson } from "./past-run-json.js";
import { type Column, table } from "./table.js";
import { toFinish } from "./to-finish.js";
import { undoOf } from "./undo.js";
import type { View } from "./view.js";
import { when, whenAndLeft } from "./when.js";

/** One run of this machine. */
export interface OneRun {
  readonly past: PastRun;
  /** What could not be read of it. */
  readonly error: KpDualError | null;
  /** This machine's now. */
  readonly now: Date;
}

const paintOf = (outcome: PastResult["outcome"]) => {
  if (isLeft({ outcome })) return "magenta";
  return outcome === "done" || outcome === "already" ? "green" : "red";
};

const columnsOf = ({ instance }: PastRun): readonly Column<PastResult>[] => [
  {
    header: "OUTCOME",
    cell: ({ outcome }, style) => style[paintOf(outcome)](visible(outcome)),
  },
  { header: "ID", cell: ({ key }) => visible(key?.id ?? "-") },
  {
    header: "CORRELATION",
    cell: ({ correlationIds }) => visible(correlationIds.join(" ") || "-"),
  },
  {
    header: "NAME",
    cell: ({ key }) => (key ? visible(key.name ?? "-") : instanceName(instance)),
  },
];

/** One run of the past: what it was, then a row for each of its keys. */
export const pastRun: View<OneRun> = {
  text: ({ past, now }, style) => [
    ...fields(facts(past, now), style),
    shown``,
    ...table(columnsOf(past), past.results, style),
  ],
  json: ({ past, error }) => ({
    schema: "kp-dual/log/1",
    runs: [pastRunJson(past)],
    ...(error && { unread: [errorJson(error)] }),
  }),
  exit: ({ error }) => error?.exit ?? EXIT.done,
  errors: ({ error }) => (error ? [error] : []),
  next: ({ past, error }) => (error || isComplete(past) ? [] : toFinish(past)),
};

function facts(past: PastRun, now: Date): readonly Field[] {
  const { run, action, startedAt, endedAt, instance, by, reason, input } = past;
  const undo = undoOf(past, now);
  const fact = (label: string, value: Shown | null): readonly Field[] =>
    value === null ? [] : [[label, value]];
  return [
    ["run", visible(run)],
    ["action", visible(action)],
    ["instance", instanceName(instance)],
    ["by", personName(by)],
    ...fact("reason", reason === null ? null : visible(reason)),
    ...fact("list", input && (input.file === "-" ? shown`standard input` : visible(input.file))),
    ...fact("SHA-256", input && visible(input.sha256)),
    ["started", visible(when(startedAt))],
    ["ended", endedAt ? visible(when(endedAt)) : shown`it broke off`],
    ["open", isComplete(past) ? shown`nothing` : left(past)],
    ...fact(
      "undo",
      undo && joined([shown`kp-dual ${undo.command}`, ...until(undo.until, now)], ""),
    ),
    ["totals", totals(past)],
  ];
}

/** A command that names a host, too, is too long to stand here. */
function left({ run, instance }: PastRun): Shown {
  const host = foreignAddress(instance)?.host;
  return host === undefined ? shown`yes: kp-dual resume ${run}` : shown`yes, on ${host}`;
}

const until = (date: Date | null, now: Date): readonly Shown[] =>
  date ? [shown`, until about ${whenAndLeft(date, now)}`] : [];

const totals = ({ results }: PastRun): Shown =>
  joined(
    Object.entries(totalsOf(results))
      .filter(([, count]) => count > 0)
      .map(([name, count]) => shown`${count} ${words(name)}`),
    ", ",
  );

const words = (name: string): string => name.replace(/[A-Z]/g, (char) => ` ${char.toLowerCase()}`);
