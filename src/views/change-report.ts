import { isLeft } from "../core/is-left.js";
import { exitOf, type Report, type Result, totalsOf, type Verdict } from "../core/report.js";
import type { ExitCode } from "../errors/exit-codes.js";
import { afterChange } from "./after-change.js";
import { alike } from "./alike.js";
import { errorJson } from "./error-json.js";
import { type Shown, shown, visible } from "./gate.js";
import { holding } from "./holding.js";
import { instanceJson, instanceName } from "./names.js";
import type { Style } from "./style.js";
import { type Column, table } from "./table.js";
import type { View } from "./view.js";
import { instant } from "./when.js";

type Paint = "green" | "red" | "magenta";

const OUTCOME_PAINTS: Readonly<Record<Result["outcome"], Paint>> = {
  done: "green",
  already: "green",
  ready: "green",
  refused: "red",
  "changed-by-other": "red",
  "not-done": "red",
  "not-started": "magenta",
  unknown: "magenta",
};

const VERDICT_PAINTS: Readonly<Record<Verdict["verdict"], Paint>> = {
  ok: "green",
  no: "red",
  unknown: "magenta",
};

const columnsOf = (report: Report): readonly Column<Result>[] => [
  {
    header: "OUTCOME",
    cell: ({ outcome }, style) => style[OUTCOME_PAINTS[outcome]](visible(outcome)),
  },
  { header: "ID", cell: ({ key }) => visible(key?.id ?? "-") },
  { header: "NOW", cell: (result) => holding(result, report) },
  ...(report.results.some(({ remark }) => remark)
    ? [{ header: "REMARK", cell: ({ remark }: Result) => visible(remark ?? "-") }]
    : []),
  {
    header: "NAME",
    cell: ({ key }) => (key ? visible(key.name ?? "-") : instanceName(report.instance)),
  },
];

interface Judged {
  readonly id: string;
  readonly verdict: Verdict;
}

const checkColumns: readonly Column<Judged>[] = [
  {
    header: "VERDICT",
    cell: ({ verdict: { verdict } }, style) => style[VERDICT_PAINTS[verdict]](visible(verdict)),
  },
  { header: "CHECK", cell: ({ verdict }) => visible(verdict.check) },
  { header: "DETAIL", cell: ({ verdict }) => visible(verdict.detail) },
];

/** The checks that a person should see: all in a dry run of one key; else those that did not say yes. */
function checks({ dryRun, results }: Report, style: Style): readonly Shown[] {
  const isOne = results.length === 1;
  const judged = results.flatMap(({ key, checks }) =>
    checks.map((verdict): Judged => ({ id: key?.id ?? "-", verdict })),
  );
  const told = judged.filter(({ verdict: { verdict } }) => {
    if (dryRun) return isOne || verdict !== "ok";
    return verdict === "unknown";
  });
  if (told.length === 0) return [];
  const id: Column<Judged> = { header: "ID", cell: (row) => visible(row.id) };
  return [shown``, ...table(isOne ? checkColumns : [id, ...checkColumns], told, style)];
}

function summary({ results, dryRun }: Report): readonly Shown[] {
  if (results.length === 1) return [];
  const counts = Object.entries(totalsOf(results))
    .filter(([, count]) => count > 0)
    .map(
      ([name, count]) => `${count} ${name.replace(/[A-Z]/g, (char) => ` ${char.toLowerCase()}`)}`,
    );
  const rehearsed = dryRun ? ", nothing was sent" : "";
  return [
    shown``,
    shown`${results.length} keys: ${counts.join(", ") || "nothing to do"}${rehearsed}`,
  ];
}

/** What a change came to: a row for each key, and the document of interface.md §4. */
export const changeReport: View<Report> = {
  text: (report, style) => [
    ...table(columnsOf(report), report.results, style),
    ...checks(report, style),
    ...summary(report),
  ],
  json: ({ action, dryRun, instance, by, results, run }) => ({
    schema: "kp-dual/change/1",
    action,
    dryRun,
    instance: instanceJson(instance),
    by: { iamId: by.iamId, name: by.name },
    results: results.map(resultJson),
    totals: totalsOf(results),
    run,
  }),
  exit: ({ results, stopped }) => exitAfter(results, stopped),
  errors: ({ results }) => alike(results),
  next: afterChange,
};

/** A signal that left nothing undone changes nothing. */
const exitAfter = (results: readonly Result[], stopped: ExitCode | null): ExitCode =>
  stopped !== null && results.some(isLeft) ? stopped : exitOf(results);

const resultJson = (result: Result) => ({
  key: result.key && { id: result.key.id, name: result.key.name, state: result.key.state },
  outcome: result.outcome,
  changed: result.changed,
  exit: result.exit,
  until: instant(result.until),
  restoreUntil: instant(result.restoreUntil),
  purgeFrom: instant(result.purgeFrom),
  correlationId: result.correlationId,
  checks: [
    ...result.checks.map(({ check, verdict, detail }) => ({ check, verdict, detail })),
    ...(result.remark === null ? [] : [{ check: "remark", verdict: "ok", detail: result.remark }]),
  ],
  error: result.error && errorJson(result.error),
});
