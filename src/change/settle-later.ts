import type { Result } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Open } from "./act.js";
import type { Change, Seen } from "./change.js";
import { inContext } from "./in-context.js";
import type { Journal } from "./journal.js";
import type { Means } from "./means.js";
import { type Ended, once } from "./once.js";
import { afterLost } from "./settle.js";
import { told } from "./told.js";
import { written } from "./written.js";

/**
 * The second pass over a lost answer, when it can't take effect any more (reliability.md §2.1). What left no trace by
 * then did not happen. A deletion, a restore and a purge are not sent again inside a run; the others are, once.
 * Where somebody asked to stop, it is looked at right away, and what shows nothing stays unknown.
 */
export async function settleLater<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  { plan, ended, lostAt }: Open<Target, Snapshot>,
  journal: Journal,
  means: Means,
): Promise<Result> {
  await means.rest(Math.max(0, lostAt + means.patience.horizon - means.elapsed()));
  const isOver = means.stop.code() === null;
  const { correlationId } = ended;
  const lost = ended.error ?? new KpDualError("answer-lost");
  const looks = isOver ? [0, ...means.patience.looks] : [0];
  const { seen, ...settled } = await afterLost(change, plan, lost, looks, means);
  const known = { ...settled, ...told(change, plan, seen ?? plan.before), correlationId };
  if (known.outcome !== "untouched" || !isOver) return written(plan, known, journal);
  if (change.resend === "never") return written(plan, undone(change, plan, known, means), journal);
  const settling = { lost, looks: means.patience.looks };
  const again = await once(change, plan, journal, means, settling).catch(() => known);
  return written(plan, again, journal);
}

function undone<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  { target, before }: Open<Target, Snapshot>["plan"],
  ended: Ended,
  means: Means,
): Ended {
  const { correlationId } = ended;
  const bare = new KpDualError("proven-undone", { correlationId });
  const error = inContext(bare, change, target, before, means);
  const exit = EXIT.notReached;
  return { ...ended, outcome: "not-done", changed: false, exit, error, isOpen: false };
}
