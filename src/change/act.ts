import type { Result } from "../core/report.js";
import { resumable } from "../core/resumable.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import { inContext } from "./in-context.js";
import type { Journal } from "./journal.js";
import type { Means } from "./means.js";
import { type Ended, once } from "./once.js";
import type { Plan, Ready } from "./plan.js";
import { stillTheSame } from "./still-the-same.js";
import { told } from "./told.js";
import { resultOf, written } from "./written.js";

/** A change whose answer was lost, and that left no trace so far. */
export interface Open<Target, Snapshot> {
  readonly plan: Ready<Target, Snapshot>;
  readonly ended: Ended;
  /** When its answer was given up, in milliseconds of `elapsed`. */
  readonly lostAt: number;
}

/** What working on one key came to; what is open is settled in a second pass. */
export interface Acted<Target, Snapshot> {
  readonly result: Result;
  readonly open: Open<Target, Snapshot> | null;
}

/**
 * The only lines that send: look again if it took long, write it down, send once, read back. It never throws:
 * the other keys of the run go on. One key alone is settled at once; among many, an answer that was lost is put off.
 */
export async function act<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Plan<Target, Snapshot>,
  journal: Journal,
  means: Means,
  isAlone: boolean,
): Promise<Acted<Target, Snapshot>> {
  const { before, result, target } = plan;
  if (!before) return { result, open: null };
  try {
    const seenAt = journal.isContested ? Number.NEGATIVE_INFINITY : plan.seenAt;
    const { same, seen } = await stillTheSame(change, { ...plan, before, seenAt }, means);
    if (same) return await sent(change, { ...plan, before: seen }, journal, means, isAlone);
    return { result: { ...result, ...overtaken(change, plan, seen, means) }, open: null };
  } catch (cause) {
    const bare =
      cause instanceof KpDualError ? cause : new KpDualError("unexpected", {}, { cause });
    const values = { resumable: resumable(journal.run, means.instance) };
    const error = inContext(bare, change, target, before, means).with({ values });
    const outcome = error.exit === EXIT.notReached ? "not-done" : "not-started";
    return { result: { ...result, outcome, exit: error.exit, error }, open: null };
  }
}

/** Somebody else was quicker: with the same, or with something else. */
function overtaken<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Plan<Target, Snapshot>,
  seen: Snapshot | "gone",
  means: Means,
) {
  if (seen !== "gone" && change.settle(seen, seen, means.by).startsWith("done")) {
    const remark = "somebody else did it meanwhile";
    return { ...told(change, plan, seen), outcome: "already", exit: EXIT.done, remark } as const;
  }
  return changedByOther(change, plan, seen, means);
}

function changedByOther<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Plan<Target, Snapshot>,
  seen: Snapshot | "gone",
  means: Means,
) {
  const bare = new KpDualError("changed-by-other");
  const error = inContext(bare, change, plan.target, seen === "gone" ? null : seen, means);
  const outcome = "changed-by-other" as const;
  return { ...told(change, plan, seen), outcome, exit: EXIT.blocked, error };
}

/** It throws only where nothing was sent. A lost answer that left no trace may be followed by one more sending. */
async function sent<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  journal: Journal,
  means: Means,
  isAlone: boolean,
): Promise<Acted<Target, Snapshot>> {
  const { looks } = means.patience;
  const [soon = 0] = looks;
  const settling = { lost: null, looks: isAlone ? looks : [soon] };
  const first = await once(change, plan, journal, means, settling);
  if (first.isOpen && !isAlone) {
    const open = { plan, ended: first, lostAt: means.elapsed() };
    return { result: resultOf(plan, first), open };
  }
  const again = first.outcome === "untouched" && change.resend === "after-a-look";
  const last = again
    ? await once(change, plan, journal, means, { lost: first.error, looks }).catch(() => first)
    : first;
  return { result: await written(plan, last, journal), open: null };
}
