import { type Html, html } from "./html.js";

const DAY = 86_400_000;

/** A stretch of time around now, drawn from the left edge to the right. */
export interface Axis {
  readonly now: Date;
  /** So many days to both sides. */
  readonly days: number;
  /** A line, with a label, every so many days. */
  readonly step: number;
}

/** Where a moment stands, in percent of the width; beyond the edges it does not get. */
export function placeOn({ now, days }: Axis, moment: Date): number {
  const part = (moment.getTime() - now.getTime()) / (2 * days * DAY) + 0.5;
  return Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 100;
}

/** The days of the lines, from the oldest: -90, -60 … 90. */
const daysOf = ({ days, step }: Axis): readonly number[] =>
  Array.from({ length: (2 * days) / step + 1 }, (_, at) => at * step - days);

const labelOf = (day: number): string =>
  day === 0 ? "now" : `${day < 0 ? "−" : "+"}${Math.abs(day)}`;

const anchorOf = (day: number, days: number): string =>
  day === -days ? "start" : day === days ? "end" : "middle";

const percent = ({ days }: Axis, day: number) => `${((day + days) / (2 * days)) * 100}%`;

/** The scale above the lanes: days before and after now. */
export const scale = (axis: Axis): Html =>
  html`<svg class="scale" role="img" width="100%" height="16" aria-label="time, from ${axis.days} days before now to ${axis.days} days after it">${daysOf(
    axis,
  ).map(
    (day) =>
      html`<text class="${day === 0 ? "now" : "day"}" x="${percent(axis, day)}" y="12" text-anchor="${anchorOf(day, axis.days)}">${labelOf(day)}</text>`,
  )}</svg>`;

/** A stretch of a lane: filled, or only its outline. */
export interface Stretch {
  readonly look: "filled" | "hollow" | "faded";
  readonly from: Date;
  readonly to: Date;
}

const stretch = (axis: Axis, { look, from, to }: Stretch): Html | null => {
  const start = placeOn(axis, from);
  const width = Math.round((placeOn(axis, to) - start) * 100) / 100;
  return width > 0
    ? html`<rect class="${look}" x="${start}%" y="7" width="${width}%" height="8"/>`
    : null;
};

/** An end is a line through the lane; beyond an edge it is an arrow that points there. */
function end(axis: Axis, moment: Date): Html {
  const at = placeOn(axis, moment);
  const apart = moment.getTime() - axis.now.getTime();
  if (Math.abs(apart) <= axis.days * DAY)
    return html`<line class="end" x1="${at}%" x2="${at}%" y1="3" y2="19"/>`;
  return apart < 0
    ? html`<text class="beyond" x="0" y="15">◂</text>`
    : html`<text class="beyond" x="100%" y="15" text-anchor="end">▸</text>`;
}

/** One row of the picture, with a line at now; `words` say the same to who can't see it. */
export const lane = (
  axis: Axis,
  words: string,
  stretches: readonly Stretch[],
  ends: readonly (Date | null)[],
): Html =>
  html`<svg class="lane" role="img" width="100%" height="22" aria-label="${words}"><line class="base" x1="0" x2="100%" y1="11" y2="11"/>${stretches.map(
    (each) => stretch(axis, each),
  )}${ends.map((moment) => moment && end(axis, moment))}<line class="now" x1="50%" x2="50%" y1="0" y2="22"/></svg>`;
