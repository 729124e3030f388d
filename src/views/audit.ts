import { type Audit, auditedAt, exitOfAudit, gapsOf, type PlacedGap } from "../core/audit.js";
import type { Inspection } from "../core/inspection.js";
import type { KpDualError } from "../errors/kp-dual-error.js";
import { coverageJson } from "./coverage.js";
import { titleOf } from "./error-json.js";
import { fields } from "./fields.js";
import { type Shown, shown, visible } from "./gate.js";
import { inspectionText } from "./inspection-text.js";
import { keyJson } from "./key-json.js";
import { instanceJson, personName } from "./names.js";
import type { Style } from "./style.js";
import { switchJson } from "./switch.js";
import { type Column, table } from "./table.js";
import type { View } from "./view.js";
import { instant, when } from "./when.js";

/** An audit to be shown. */
interface ShownAudit extends Audit {
  /** Where it was saved as a page; then people get no tables. */
  readonly file: string | null;
}

const gapColumns: readonly Column<PlacedGap>[] = [
  { header: "NOT READ", cell: ({ part }) => visible(part) },
  { header: "WHY", cell: ({ error }) => visible(titleOf(error)) },
  { header: "OF", cell: ({ instance }) => visible(instance) },
];

function text(audit: ShownAudit, style: Style): readonly Shown[] {
  if (audit.file !== null) return [shown`the report is in ${audit.file}`];
  const gaps = gapsOf(audit);
  return [
    ...fields(
      [
        ["report of", shown`${when(auditedAt(audit))}`],
        ["read by", personName(audit.by)],
      ],
      style,
    ),
    ...(gaps.length > 0 ? [shown``, ...table(gapColumns, gaps, style)] : []),
    ...audit.inspections.flatMap((each) => [shown``, ...inspectionText(each, style)]),
  ];
}

/** Instances that fail alike need one explanation. */
const distinct = (errors: readonly KpDualError[]): readonly KpDualError[] => [
  ...new Map(errors.map((error) => [`${titleOf(error)} ${error.explanation.why}`, error])).values(),
];

/** Coverage, what is pending and what was deleted, for auditors (interface.md §4). */
export const auditView: View<ShownAudit> = {
  text,
  json: (audit) => ({
    schema: "kp-dual/report/1",
    at: instant(auditedAt(audit)),
    by: { iamId: audit.by.iamId, name: audit.by.name },
    instances: audit.inspections.map(inspectionJson),
    unread: gapsOf(audit).map(({ instance, part, error }) => ({
      instance,
      part: part.replace("the ", ""),
      exit: error.exit,
      title: titleOf(error),
      why: error.explanation.why,
    })),
    complete: gapsOf(audit).length === 0,
  }),
  exit: exitOfAudit,
  errors: (audit) => distinct(gapsOf(audit).map(({ error }) => error)),
};

const inspectionJson = (inspection: Inspection) => {
  const { instance, now, policy, coverage, pending, deleted, untold } = inspection;
  const told = (keys: Inspection["pending"]) => keys.map((key) => keyJson(key, now));
  return {
    instance: instanceJson(instance),
    at: instant(now),
    instancePolicy: switchJson(policy),
    coverage: coverageJson(coverage),
    pending: told(pending),
    deleted: told(deleted),
    deletedBefore: inspection.deletedBefore,
    untold: told(untold),
    complete: inspection.complete,
  };
};
