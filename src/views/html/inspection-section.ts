import type { Inspection } from "../../core/inspection.js";
import type { Key } from "../../core/key.js";
import { deletedWords, pendingWords } from "../inspection-words.js";
import { SERVICE_NAMES } from "../names.js";
import { switchWords } from "../switch.js";
import { coverageBar } from "./coverage-bar.js";
import { type DataColumn, dataTable } from "./data-table.js";
import { deletedTable } from "./deleted-table.js";
import { type Html, html } from "./html.js";
import { keyCell } from "./key-cell.js";
import { pendingTable } from "./pending-table.js";

const untoldColumns: readonly DataColumn<Key>[] = [
  { label: "Key", cell: keyCell },
  { label: "State", cell: ({ state }) => html`${state}` },
];

/** One instance: its switch, its coverage, what is pending and what was deleted. */
export function inspectionSection(inspection: Inspection, place: string): Html {
  const { instance, policy, coverage, pending, deleted, untold, complete } = inspection;
  const name = instance.name ?? instance.id;
  return html`<section aria-labelledby="${place}">
<h2 id="${place}"><bdi>${name}</bdi></h2>
<p class="where">${SERVICE_NAMES[instance.service]} · <bdi>${instance.region ?? "region not known"}</bdi> · <code>${instance.id}</code></p>
<p class="switch">Two people for keys made from now on: <b><bdi>${switchWords(policy)}</bdi></b></p>
<h3>Coverage</h3>
${coverageBar(coverage, complete)}
<h3>Pending</h3>
<p class="figure">${pendingWords(inspection)}</p>
${pending.length > 0 ? pendingTable(`${name}: pending, soonest deadline first`, inspection) : null}
<h3>Deleted</h3>
<p class="figure">${deletedWords(inspection)}</p>
${deleted.length > 0 ? deletedTable(`${name}: deleted in the last 90 days`, inspection) : null}
${
  untold.length > 0
    ? html`<h3>Not told</h3>
<p class="figure">Whether these keys are pending the service does not tell.</p>
${dataTable({ caption: `${name}: not told`, columns: untoldColumns, rows: untold })}`
    : null
}</section>
`;
}
