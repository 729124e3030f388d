import type { Result } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Open } from "./act.js";
import type { Change, Seen } from "./change.js";
import { inContext } from "./in-context.js";
import type { Journal } from "./journal.js";
import type { Means } from "./means.js";
import { type Ended, once } from "./once.js";
import type { Ready } from "./plan.js";
import { afterLost } from "./settle.js";
import { told } from "./told.js";
import { written } from "./written.js";

/**
 * The second pass over a lost answer, when it can't take effect any more (reliability.md §2.1). What left no trace by
 * then did not happen. A deletion, a restore and a purge are not sent again inside a run; the others are, once, and
 * then settled in the same way. Where somebody asked to stop, it is looked at right away, and what shows nothing
 * stays unknown.
 */
export async function settleLater<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  { plan, ended, lostAt }: Open<Target, Snapshot>,
  journal: Journal,
  means: Means,
  resend = change.resend,
): Promise<Result> {
  await means.rest(Math.max(0, lostAt + means.patience.horizon - means.elapsed()));
  const isOver = means.stop.code() === null;
  const known = await lookedAt(change, plan, ended, isOver, means);
  if (known.outcome !== "untouched" || !isOver) return written(plan, known, journal);
  if (resend === "never") return written(plan, undone(change, plan, known, means), journal);
  const settling = { lost: known.error, looks: means.patience.looks.slice(0, 1) };
  const again = await once(change, plan, journal, means, settling).catch(() => known);
  if (!again.isOpen || again === known) return written(plan, again, journal);
  const open = { plan, ended: again, lostAt: means.elapsed() };
  return settleLater(change, open, journal, means, "never");
}

async function lookedAt<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  { correlationId, error }: Ended,
  isOver: boolean,
  means: Means,
): Promise<Ended> {
  const looks = isOver ? [0, ...means.patience.looks] : [0];
  const lost = error ?? new KpDualError("answer-lost");
  const { seen, ...settled } = await afterLost(change, plan, lost, looks, means);
  return { ...settled, ...told(change, plan, seen ?? plan.before), correlationId };
}

function undone<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  { target, before }: Ready<Target, Snapshot>,
  ended: Ended,
  means: Means,
): Ended {
  const { correlationId } = ended;
  const bare = new KpDualError("proven-undone", { correlationId });
  const error = inContext(bare, change, target, before, means);
  const exit = EXIT.notReached;
  return { ...ended, outcome: "not-done", changed: false, exit, error, isOpen: false };
}
