import type { Key } from "../core/key.js";
import { stageOf } from "../core/stage.js";
import { after, autoPurgeOn, purgeFrom, restoreUntil, WINDOW } from "../core/windows.js";
import { joined, padded, type Shown, shown, visible } from "./gate.js";
import type { Style } from "./style.js";
import { left, whenInShort } from "./when.js";

/** A moment in the life of a key. */
interface Moment {
  readonly label: string;
  /** How a sentence about it begins: "undo ends in 3h 2m". */
  readonly words: string;
  readonly at: Date;
}

const USUAL = 80;
const WIDEST = 120;

/** Moments that are known, in the order of time; the service's dates need not follow ours. */
const ordered = (
  moments: readonly (readonly [label: string, words: string, at: Date | null])[],
): readonly Moment[] =>
  moments
    .flatMap(([label, words, at]) =>
      at && Number.isFinite(at.getTime()) ? [{ label, words, at }] : [],
    )
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());

/** The approval began seven days before its end: the service tells only the end (api.md §3.3). */
const approval = ({ approvalExpires: end }: Key): readonly Moment[] =>
  end
    ? ordered([
        ["approved", "approved", after(end, -WINDOW.approval)],
        ["deadline", "deadline", end],
      ])
    : [];

const deletion = (key: Key): readonly Moment[] =>
  ordered([
    ["deleted", "deleted", key.deletedAt],
    ["purge from", "purge possible", purgeFrom(key)],
    ["undo until", "undo ends", restoreUntil(key)],
    ["purged", "purged by itself", autoPurgeOn(key)],
  ]);

/** What there is to draw of a key: nothing in the stages that no clock runs in. */
function momentsOf(key: Key, now: Date): readonly Moment[] {
  if (key.state === "destroyed") return deletion(key);
  const stage = stageOf(key, now);
  return stage === "approval" || stage === "lapsed" ? approval(key) : [];
}

/** The way to the next moment: heavy where it is over, light where it is still to come, a mark at now. */
function way(from: Date, to: Date | undefined, now: Date, length: number): string {
  if (!to) return now < from ? "" : "●";
  const gone = (now.getTime() - from.getTime()) / (to.getTime() - from.getTime());
  if (gone < 0) return "─".repeat(length);
  if (!(gone < 1)) return "━".repeat(length);
  const over = Math.floor(gone * length);
  return `${"━".repeat(over)}●${"─".repeat(length - over - 1)}`;
}

/**
 * The life of a key as one picture: the moments in equal steps, their dates below, and a mark at now, which
 * stands in proportion within its step. On a terminal too narrow for it only the words are left. Empty where no clock
 * runs.
 */
export function timeline(key: Key, now: Date, style: Style): readonly Shown[] {
  const moments = momentsOf(key, now);
  if (moments.length < 2) return [];
  const room = Math.min(WIDEST, style.columns ?? USUAL);
  const last = Math.max(...moments.map(({ label }) => label.length), "19 May 09:12".length) + 2;
  const step = Math.floor((room - last - 2) / (moments.length - 1));
  if (step < last) return legend(moments, now);
  const steps = moments.map(({ label, at }, index) => {
    const line = way(at, moments[index + 1]?.at, now, step - label.length - 2);
    return line ? shown`${label} ${line}` : shown`${label}`;
  });
  const dates = moments.map(({ at }) => visible(whenInShort(at, now)));
  return [inSteps(steps, step), style.dim(inSteps(dates, step)), ...legend(moments, now)];
}

const inSteps = (parts: readonly Shown[], step: number): Shown =>
  joined(
    [shown`  `, ...parts.map((part, at) => padded(part, at < parts.length - 1 ? step : 0))],
    "",
  );

/** Colour and shape are not enough: what the mark stands before or after is said in words too. */
function legend(moments: readonly Moment[], now: Date): readonly Shown[] {
  const next = moments.find(({ at }) => now < at);
  const last = moments.at(-1);
  if (next) return [shown`  ● now; ${next.words} ${left(next.at, now)}`];
  return last ? [shown`  ● now; ${last.words} ${left(last.at, now)}`] : [];
}
