import type { Attempt } from "../api/api.js";
import { type Outcome, PARTICIPLES, type Result } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen, Settlement } from "./change.js";
import { doubt } from "./doubt.js";
import { inContext } from "./in-context.js";
import type { Means } from "./means.js";
import type { Ready } from "./plan.js";
import { lookAgain } from "./still-the-same.js";

/** What one attempt came to, once it was looked at. "untouched": sent, and no look shows any effect yet. */
export interface Settled<Snapshot> extends Pick<Result, "changed" | "exit" | "remark" | "error"> {
  readonly outcome: Outcome | "untouched";
  /** Whether it may still take effect, as far as anybody can tell. */
  readonly isOpen: boolean;
  /** The last look, where there was one. */
  readonly seen: Snapshot | "gone" | null;
}

/** Turns an attempt into an outcome. What was answered clearly stands; a lost answer is settled by reading. */
export async function settle<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  attempt: Attempt,
  looks: readonly number[],
  means: Means,
): Promise<Settled<Snapshot>> {
  if (attempt.outcome === "accepted") return afterAccepted(change, plan, means);
  if (attempt.outcome === "lost") return afterLost(change, plan, attempt.error, looks, means);
  const error = inContext(attempt.error, change, plan.target, plan.before, means);
  const stands = { seen: null, changed: false, remark: null, isOpen: false } as const;
  if (attempt.outcome === "never-sent" || error.exit === EXIT.notReached)
    return { ...stands, outcome: "not-done", exit: error.exit, error };
  if (change.already?.includes(error.code))
    return { ...(await lastLook(change, plan, means)), ...already, remark: "it was so already" };
  return { ...stands, outcome: "refused", exit: error.exit, error };
}

const settled = { exit: EXIT.done, error: null, isOpen: false } as const;
const done = { ...settled, outcome: "done", changed: true } as const;
const already = { ...settled, outcome: "already", changed: false } as const;

const lookBack = <Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  { target }: Ready<Target, Snapshot>,
  means: Means,
): Promise<Snapshot | "gone" | null> =>
  lookAgain(() => change.subject.lookBack(means.api, target)).catch(() => null);

const lastLook = async <Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  means: Means,
) => ({ seen: await lookBack(change, plan, means) });

/** The service said yes: it is done, unless reading goes on to show that it is not. */
async function afterAccepted<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  means: Means,
): Promise<Settled<Snapshot>> {
  const { settlement, seen } = await observe(
    change,
    plan,
    means,
    [0, ...means.patience.looks],
    true,
  );
  if (settlement === "unreadable") return { ...done, seen, remark: "not read back" };
  if (settlement === "untouched")
    return { ...doubt(change, plan, { code: "not-confirmed" }, means), isOpen: false, seen };
  if (settlement === "changed-by-other") return moved(change, plan, seen, true, means);
  return { ...done, seen, remark: null };
}

/** Nobody knows yet. What reading shows is the truth; what it does not show may still come. */
export async function afterLost<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  lost: KpDualError,
  looks: readonly number[],
  means: Means,
): Promise<Settled<Snapshot>> {
  const { settlement, seen } = await observe(change, plan, means, looks, false);
  if (settlement === "done") return { ...done, seen, remark: "the answer was lost; read back" };
  if (settlement === "done-by-other") return { ...already, seen, remark: "done by somebody else" };
  if (settlement === "changed-by-other") return moved(change, plan, seen, "unknown", means);
  const reason = { code: "answer-lost", facts: lost.facts, cause: lost } as const;
  const open = { ...doubt(change, plan, reason, means), isOpen: true, seen };
  return settlement === "untouched" ? { ...open, outcome: "untouched" } : open;
}

/** Somebody went on from there, so what this change came to can't be seen any more. */
function moved<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  { target }: Ready<Target, Snapshot>,
  seen: Snapshot | "gone" | null,
  changed: true | "unknown",
  means: Means,
): Settled<Snapshot> {
  const participle = PARTICIPLES[change.name];
  const effect =
    changed === true ? `${participle}, but it did not stay so` : `may have been ${participle}`;
  const bare = new KpDualError("changed-by-other", { effect, changed });
  const error = inContext(bare, change, target, seen === "gone" ? null : seen, means);
  return {
    outcome: "changed-by-other",
    changed,
    exit: EXIT.blocked,
    remark: null,
    error,
    isOpen: false,
    seen,
  };
}

interface Observation<Snapshot> {
  readonly settlement: Settlement | "unreadable";
  readonly seen: Snapshot | "gone" | null;
}

/** Looks after each wait until something shows. A look that fails proves nothing; after a yes, the first such is enough. */
async function observe<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  means: Means,
  waits: readonly number[],
  oneIsEnough: boolean,
): Promise<Observation<Snapshot>> {
  let last: Observation<Snapshot> = { settlement: "unreadable", seen: null };
  for (const wait of waits) {
    await means.sleep(wait);
    const seen = await lookBack(change, plan, means);
    if (seen) last = { settlement: change.settle(plan.before, seen, means.by), seen };
    const isEnough = seen === null ? oneIsEnough && wait === 0 : last.settlement !== "untouched";
    if (isEnough) return last;
  }
  return last;
}
