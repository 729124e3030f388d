import type { Inspection } from "../../core/inspection.js";
import type { Key } from "../../core/key.js";
import { after, WINDOW } from "../../core/windows.js";
import { when } from "../when.js";
import { type Axis, lane, scale } from "./axis.js";
import { type DataColumn, dataTable } from "./data-table.js";
import { type Html, html } from "./html.js";
import { keyCell } from "./key-cell.js";
import { moment } from "./moment.js";
import { stageCell } from "./stage-cell.js";

/** The approval began seven days before its end: the service tells only the end (api.md §3.3). */
function picture({ approvalExpires: end }: Key, axis: Axis): Html {
  if (end === null) return lane(axis, "no deadline is told", [], []);
  const start = after(end, -WINDOW.approval);
  const words = `approved ${when(start)}, deadline ${when(end)}`;
  if (end <= axis.now) return lane(axis, words, [{ look: "faded", from: start, to: end }], [end]);
  const turn = new Date(Math.max(start.getTime(), axis.now.getTime()));
  return lane(
    axis,
    words,
    [
      { look: "filled", from: start, to: turn },
      { look: "hollow", from: turn, to: end },
    ],
    [end],
  );
}

const columns = (axis: Axis): readonly DataColumn<Key>[] => [
  { label: "Key", cell: keyCell },
  { label: "Stage", cell: (key) => stageCell(key, axis.now) },
  { label: "Days", head: scale(axis), kind: "picture", cell: (key) => picture(key, axis) },
  { label: "Deadline", cell: ({ approvalExpires }) => moment(approvalExpires, axis.now) },
];

/** The keys that have a first approval, each on a time axis from its approval to its deadline. */
export const pendingTable = (caption: string, { pending, now }: Inspection): Html =>
  html`${dataTable({ caption, columns: columns({ now, days: 8, step: 2 }), rows: pending })}
<p class="key">The bar runs from the first approval to its deadline, filled as far as time has gone by; the upright line is now, and the scale counts days from it. A lapsed approval is faded.</p>
`;
