import type { Key } from "../core/key.js";
import { type Stage, stageOf } from "../core/stage.js";
import { autoPurgeOn, purgeFrom, restoreUntil } from "../core/windows.js";
import { type Shown, shown } from "./gate.js";
import { whenInShort } from "./when.js";

type Moment = readonly [words: string, at: (key: Key) => Date | null];

const moments: Partial<Record<Stage, Moment>> = {
  approval: ["approve by", (key) => key.approvalExpires],
  lapsed: ["lapsed", (key) => key.approvalExpires],
  deleted: ["purge from", purgeFrom],
  purgeable: ["undo until", restoreUntil],
  unrestorable: ["purged on", autoPurgeOn],
};

/** The longest that `nextMoment` gets, in columns. */
export const NEXT_WIDTH = "approve by 19 May 09:12".length;

/** What is next for a key, and when, in the fewest words: "approve by 19 May 09:12"; empty where nothing is. */
export function nextMoment(key: Key, now: Date): Shown {
  const [words, at] = moments[stageOf(key, now)] ?? [];
  const date = at?.(key);
  return words && date ? shown`${words} ${whenInShort(date, now)}` : shown``;
}
