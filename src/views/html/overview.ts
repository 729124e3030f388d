import { type Audit, gapsOf } from "../../core/audit.js";
import type { Inspection } from "../../core/inspection.js";
import { stageOf } from "../../core/stage.js";
import { coverageWords } from "../coverage.js";
import { deletedWords, pendingWords } from "../inspection-words.js";
import { switchWords } from "../switch.js";
import { type DataColumn, dataTable } from "./data-table.js";
import { type Html, html } from "./html.js";

const sum = (inspections: readonly Inspection[], count: (each: Inspection) => number): number =>
  inspections.reduce((total, each) => total + count(each), 0);

const standing = ({ pending, now }: Inspection) =>
  pending.filter((key) => stageOf(key, now) === "approval").length;

/** The whole in four numbers; where it is not the whole, that is said. */
export function figures(audit: Audit): Html | null {
  const { inspections } = audit;
  if (inspections.length === 0) return null;
  const limit = gapsOf(audit).length > 0 ? ", of what was read" : "";
  const told = [
    [
      `${sum(inspections, ({ coverage }) => coverage.covered)} of ${sum(inspections, ({ coverage }) => coverage.total)}`,
      "keys need two people",
    ],
    [sum(inspections, standing), "wait for a second person"],
    [sum(inspections, (each) => each.pending.length - standing(each)), "approvals lapsed"],
    [sum(inspections, ({ deleted }) => deleted.length), "deleted in the last 90 days"],
  ] as const;
  return html`<dl class="figures">${told.map(
    ([figure, words]) => html`<div><dt>${words}${limit}</dt><dd>${figure}</dd></div>`,
  )}</dl>
`;
}

/** Where on the page an instance stands. */
export const placeOf = (at: number): string => `instance-${at + 1}`;

interface Row {
  readonly at: number;
  readonly inspection: Inspection;
}

const columns: readonly DataColumn<Row>[] = [
  {
    label: "Instance",
    cell: ({ at, inspection: { instance } }) =>
      html`<a href="#${placeOf(at)}"><bdi>${instance.name ?? instance.id}</bdi></a>`,
  },
  {
    label: "New keys",
    cell: ({ inspection }) => html`<bdi>${switchWords(inspection.policy)}</bdi>`,
  },
  {
    label: "Keys",
    cell: ({ inspection: { coverage, complete } }) => html`${coverageWords(coverage, complete)}`,
  },
  { label: "Pending", cell: ({ inspection }) => html`${pendingWords(inspection)}` },
  { label: "Deleted", cell: ({ inspection }) => html`${deletedWords(inspection)}` },
];

/** All instances in one table; one alone needs none. */
export const overview = ({ inspections }: Pick<Audit, "inspections">): Html | null =>
  inspections.length < 2
    ? null
    : html`<nav aria-labelledby="overview">
<h2 id="overview">Instances</h2>
${dataTable({
  caption: "Instances, and where each of them stands",
  columns,
  rows: inspections.map((inspection, at) => ({ at, inspection })),
})}</nav>
`;
