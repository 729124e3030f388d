import type { CommittedChange } from "../../src/emulator/change.js";
import type { BulkTask } from "./bulk-task.js";
import type { ToldResult } from "./change-document.js";

/** What really happened, by the emulator's own record. */
export interface Truth {
  /** How often this key was changed by the task. */
  readonly times: (key: string) => number;
  /** Whether it was changed by the task again, after somebody had taken that back. */
  readonly isAgain: (key: string) => boolean;
}

type Doer = "task" | "others";

/** Reads from the emulator's record what a task did, and what others did in between. */
export function truthOf(
  { who, commits }: Pick<BulkTask, "who" | "commits">,
  changes: readonly Pick<CommittedChange, "key" | "by" | "action">[],
): Truth {
  const histories = new Map<string | null, Doer[]>();
  for (const { key, by, action } of changes) {
    const doer = by === who && action === commits ? "task" : "others";
    histories.set(key, [...(histories.get(key) ?? []), doer]);
  }
  const historyOf = (key: string): readonly Doer[] => histories.get(key) ?? [];
  return {
    times: (key) => historyOf(key).filter((doer) => doer === "task").length,
    isAgain: (key) => /task,(?:.*,)?others,(?:.*,)?task/.test(historyOf(key).join(",")),
  };
}

/** The outcomes that may leave open whether it was changed. */
const MAY_DOUBT = ["unknown", "changed-by-other"];

/** Whether what is told of a key is true. Doubt is never a lie, but only some outcomes may have it. */
export function isTrue({ outcome, changed }: ToldResult, times: number): boolean {
  if (outcome === "done") return changed === true && times > 0;
  if (changed === "unknown") return MAY_DOUBT.includes(outcome);
  return changed === times > 0 && (!changed || outcome === "changed-by-other");
}
