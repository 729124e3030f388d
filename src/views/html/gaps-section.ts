import { type Audit, gapsOf, type PlacedGap } from "../../core/audit.js";
import { titleOf } from "../error-json.js";
import { type DataColumn, dataTable } from "./data-table.js";
import { type Html, html } from "./html.js";

const columns: readonly DataColumn<PlacedGap>[] = [
  { label: "Instance", cell: ({ instance }) => html`<bdi>${instance}</bdi>` },
  { label: "What", cell: ({ part }) => html`${part}` },
  {
    label: "Why",
    cell: ({ error }) => html`<b>${titleOf(error)}</b> <small>${error.explanation.why}</small>`,
  },
];

const CAVEAT =
  "Keys that were granted one by one are not listed by the service, and so are not in it.";

/** What is missing stands in front of what is there: nothing may be concluded about it. */
export function gapsSection(audit: Audit): Html {
  const rows = gapsOf(audit);
  if (rows.length === 0)
    return html`<p class="whole">All of it was read. ${CAVEAT}</p>
`;
  const title = "Not everything could be read";
  return html`<section class="gaps" aria-labelledby="gaps">
<h2 id="gaps">${title}</h2>
<p>Nothing may be concluded about what is named here. ${CAVEAT}</p>
${dataTable({ caption: "What could not be read, and why", columns, rows })}</section>
`;
}
