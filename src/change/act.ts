import type { Attempt } from "../api/api.js";
import type { Result, Told } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import { doubt } from "./doubt.js";
import { inContext } from "./in-context.js";
import type { Journal } from "./journal.js";
import type { Means } from "./means.js";
import type { Plan } from "./plan.js";
import { type Settled, settle } from "./settle.js";
import { stillTheSame } from "./still-the-same.js";

type Ready<Target, Snapshot> = Plan<Target, Snapshot> & { readonly before: Snapshot };

/** What one sending came to, as far as it could be settled. */
interface Ended extends Told, Omit<Settled<never>, "seen"> {
  readonly correlationId: string;
}

/**
 * The only lines that send: look again if it took long, write it down, send once, read back. It never throws:
 * the other keys of the run go on.
 */
export async function act<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Plan<Target, Snapshot>,
  journal: Journal,
  means: Means,
): Promise<Result> {
  const { before, result, target } = plan;
  if (!before) return result;
  try {
    const { same, seen } = await stillTheSame(change, { ...plan, before }, means);
    if (!same) return { ...result, ...changedByOther(change, plan, seen, means) };
    return await sent(change, { ...plan, before: seen }, journal, means);
  } catch (cause) {
    const bare =
      cause instanceof KpDualError ? cause : new KpDualError("unexpected", {}, { cause });
    const error = inContext(bare, change, target, before, means);
    const outcome = error.exit === EXIT.notReached ? "not-done" : "not-started";
    return { ...result, outcome, exit: error.exit, error };
  }
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

/** What a look tells. The name of a key that is gone is still known. */
function told<Target, Snapshot extends Seen>(
  { subject }: Change<Target, Snapshot>,
  { target, result }: Plan<Target, Snapshot>,
  seen: Snapshot | "gone" | null,
): Told {
  const { key, ...moments } = subject.tell(seen, target);
  return { ...moments, key: key && { ...key, name: key.name ?? result.key?.name ?? null } };
}

/** It throws only where nothing was sent. A lost answer that left no trace may be followed by one more sending. */
async function sent<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  journal: Journal,
  means: Means,
): Promise<Result> {
  const first = await once(change, plan, journal, means, null);
  const again = first.outcome === "untouched" && change.resend === "after-a-look";
  const last = again
    ? await once(change, plan, journal, means, first.error).catch(() => first)
    : first;
  return written(plan, last, journal);
}

/** Written down, sent and looked at. It throws only where this sending did not begin. */
async function once<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  journal: Journal,
  means: Means,
  lost: KpDualError | null,
): Promise<Ended> {
  const { before, target } = plan;
  const correlationId = means.newId();
  await journal.write({ record: "intent", target, correlationId, before });
  try {
    const attempt = await means.api.attempt(change.operation(before), target, correlationId);
    const { seen, ...settled } = await settle(change, plan, proven(attempt, lost), means);
    const error = settled.error?.with({ correlationId }) ?? null;
    return { ...settled, error, ...told(change, plan, seen ?? before), correlationId };
  } catch (cause) {
    const why = "kp-dual itself failed after it began to send, so it can't tell what came of it";
    const reason = { code: "answer-lost", facts: { why, correlationId }, cause } as const;
    return { ...doubt(change, plan, reason, means), ...told(change, plan, before), correlationId };
  }
}

/** A clear no to a second sending says nothing of the first, whose answer was lost. */
const proven = (attempt: Attempt, lost: KpDualError | null): Attempt =>
  lost && (attempt.outcome === "refused" || attempt.outcome === "never-sent")
    ? { outcome: "lost", error: lost }
    : attempt;

/** The outcome is true whether or not it can still be written down; where it can't, that is said. */
async function written<Target, Snapshot>(
  { target, result }: Plan<Target, Snapshot>,
  ended: Ended,
  journal: Journal,
): Promise<Result> {
  const outcome = ended.outcome === "untouched" ? "unknown" : ended.outcome;
  const { changed, correlationId, remark } = ended;
  return journal.write({ record: "outcome", target, correlationId, outcome, changed }).then(
    () => ({ ...result, ...ended, outcome }),
    () => ({
      ...result,
      ...ended,
      outcome,
      remark: [remark, "not written to the run file"].filter(Boolean).join("; "),
    }),
  );
}
