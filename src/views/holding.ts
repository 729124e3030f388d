import type { ChangeName, Report, Result } from "../core/report.js";
import { type Shown, shown, visible } from "./gate.js";
import { whenAndLeft, whenInShort } from "./when.js";

const POLICIES: Partial<Record<ChangeName, Shown>> = {
  "enable-policy": shown`new keys need two people`,
  "disable-policy": shown`new keys need one person`,
};

const isSo = ({ outcome }: Result): boolean => outcome === "done" || outcome === "already";

/** What holds now, as the service last told it, and until when. Short where many keys are told of. */
export function holding(result: Result, report: Report): Shown {
  const { key, until } = result;
  if (!key) return (isSo(result) && POLICIES[report.action]) || shown`-`;
  if (key.state === "destroyed") return undoable(result, report);
  return until ? approved(until, report) : standing(result, report);
}

const standing = (result: Result, { action }: Report): Shown => {
  const state = result.key?.state ?? "-";
  if (state === "purged") return shown`gone for ever`;
  return isSo(result) && action === "enable-policy"
    ? shown`needs two people, for ever`
    : visible(state);
};

function undoable({ restoreUntil }: Result, report: Report): Shown {
  if (!restoreUntil) return shown`destroyed`;
  return isOver(restoreUntil, report)
    ? shown`no undo any more`
    : shown`undo until ${told(restoreUntil, report)}`;
}

const approved = (until: Date, report: Report): Shown =>
  shown`${isOver(until, report) ? "approval lapsed" : "approved until"} ${told(until, report)}`;

const isOver = (date: Date, { serverNow }: Report): boolean =>
  serverNow !== null && serverNow >= date;

const told = (date: Date, { results, serverNow }: Report): string =>
  results.length > 1 || !serverNow
    ? whenInShort(date, serverNow ?? date)
    : whenAndLeft(date, serverNow);
