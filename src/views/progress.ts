import { timeLeft } from "../core/time-left.js";
import { clipped, type Shown, shown, visible } from "./gate.js";

/** Where one phase of the work stands. */
export interface Standing {
  /** What is done in it: "looked at", "deleted". */
  readonly what: string;
  readonly done: number;
  readonly total: number;
  /** For so many milliseconds it has been worked on. */
  readonly ms: number;
  /** What holds it up. */
  readonly note: string | null;
}

const WIDTH = 20;

/** The whole in one line: "looked at 1200 of 10000, 240/s, about 36s left". */
export function progressLine({ what, done, total, ms, note }: Standing): Shown {
  const rate = ms > 0 ? (done * 1_000) / ms : 0;
  const left = rate > 0 && done < total ? ((total - done) * 1_000) / rate : 0;
  const parts = [
    `${what} ${done} of ${total}`,
    ...(rate > 0 ? [`${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`] : []),
    ...(left > 0 ? [`about ${timeLeft(new Date(0), new Date(Math.max(left, 1_000)))} left`] : []),
    ...(note === null ? [] : [note]),
  ];
  return visible(parts.join(", "));
}

/** The same behind a bar, for a terminal; it keeps to one row, of which it has so many columns. */
export function progressBar(standing: Standing, columns: number): Shown {
  const { done, total } = standing;
  const filled = total > 0 ? Math.floor((WIDTH * Math.min(done, total)) / total) : 0;
  const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
  const text = total > 1 ? shown`${bar} ${progressLine(standing)}` : progressLine(standing);
  return clipped(text, columns);
}
