import type { Inspection } from "../../core/inspection.js";
import type { Key } from "../../core/key.js";
import { autoPurgeOn, purgeFrom, restoreUntil } from "../../core/windows.js";
import { when } from "../when.js";
import { type Axis, lane, type Stretch, scale } from "./axis.js";
import { type DataColumn, dataTable } from "./data-table.js";
import { type Html, html } from "./html.js";
import { keyCell } from "./key-cell.js";
import { moment } from "./moment.js";
import { stageCell } from "./stage-cell.js";

const stretch = (look: Stretch["look"], from: Date | null, to: Date | null): readonly Stretch[] =>
  from && to ? [{ look, from, to }] : [];

/** What happened to a deleted key, and what will, or may. */
const momentsOf = (key: Key): readonly (readonly [label: string, date: Date | null])[] => [
  ["Deleted", key.deletedAt],
  ["Purge from", purgeFrom(key)],
  ["Undo until", restoreUntil(key)],
  ["Purged by itself", autoPurgeOn(key)],
];

function picture(key: Key, axis: Axis): Html {
  const undo = restoreUntil(key);
  const purged = autoPurgeOn(key);
  const told = momentsOf(key).flatMap(([label, date]) => (date ? [`${label} ${when(date)}`] : []));
  return lane(
    axis,
    told.join(", ") || "no dates are told",
    [...stretch("filled", key.deletedAt, undo), ...stretch("hollow", undo, purged)],
    [undo, purged],
  );
}

const moments = (key: Key, now: Date): Html => {
  const by =
    key.deletedBy === null ? null : html` <small class="by">by <bdi>${key.deletedBy}</bdi></small>`;
  return html`<dl>${momentsOf(key).map(
    ([label, date], at) =>
      html`<div><dt>${label}</dt><dd>${moment(date, now)}${at === 0 ? by : null}</dd></div>`,
  )}</dl>`;
};

const columns = (axis: Axis): readonly DataColumn<Key>[] => [
  { label: "Key", cell: keyCell },
  { label: "Stage", cell: (key) => stageCell(key, axis.now) },
  { label: "Days", head: scale(axis), kind: "picture", cell: (key) => picture(key, axis) },
  { label: "Moments", cell: (key) => moments(key, axis.now) },
];

/** The deleted keys, each on a time axis with what can still be done about it until when. */
export const deletedTable = (caption: string, { deleted, now }: Inspection): Html =>
  html`${dataTable({ caption, columns: columns({ now, days: 90, step: 45 }), rows: deleted })}
<p class="key">The bar runs from the deletion to the day on which the key is purged by itself: filled while it can be restored, hollow while it can only be purged; the upright line is now, and the scale counts days from it.</p>
`;
