import type { PastRun } from "../core/past-run.js";
import type { ChangeName } from "../core/report.js";
import { after, WINDOW } from "../core/windows.js";
import { whenInShort } from "./when.js";

/** How a run can be taken back. */
export interface Undo {
  /** The first words of the command. */
  readonly command: string;
  /** Until when, as far as this machine knows; null where there is no end. */
  readonly until: Date | null;
  /** "restore, till 17 Jun 08:03". */
  readonly inShort: string;
}

interface Way {
  readonly command: string;
  /** How long after it was done, in milliseconds. */
  readonly lasts?: number;
  /** What an instance can take back, and a key can't. */
  readonly instanceOnly?: true;
}

const WAYS: Partial<Record<ChangeName, Way>> = {
  "set-for-deletion": { command: "key unset", lasts: WINDOW.approval },
  delete: { command: "key restore", lasts: WINDOW.restoreFor },
  "enable-policy": { command: "policy disable", instanceOnly: true },
  "disable-policy": { command: "policy enable", instanceOnly: true },
};

/** The undo that is still open; the journal can't know whether somebody has made use of it. Null where there is none. */
export function undoOf({ action, results }: PastRun, now: Date): Undo | null {
  const way = WAYS[action];
  const done = results.filter(({ outcome }) => outcome === "done");
  if (!way || done.length === 0 || (way.instanceOnly && done.some(({ key }) => key))) return null;
  const { command, lasts } = way;
  const verb = command.split(" ").at(-1) ?? command;
  if (lasts === undefined) return { command, until: null, inShort: verb };
  const last = Math.max(...done.map(({ at }) => at?.getTime() ?? 0));
  const until = after(new Date(last), lasts);
  return until <= now
    ? null
    : { command, until, inShort: `${verb} till ${whenInShort(until, now)}` };
}
