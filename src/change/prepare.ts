import type { Result, Verdict } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import { inContext } from "./in-context.js";
import type { Means } from "./means.js";
import type { Order } from "./order.js";
import type { Plan } from "./plan.js";
import { readerNeeded } from "./reader-needed.js";
import { sentAndUnseen } from "./sent-and-unseen.js";
import { lookAgain } from "./still-the-same.js";
import { told } from "./told.js";
import { traceOf } from "./trace-of.js";

/** Reads and checks; it changes nothing. A failure is this key's result. */
export async function prepare<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  target: Target,
  order: Order<Target, Snapshot>,
  means: Means,
): Promise<Plan<Target, Snapshot>> {
  const seenAt = means.elapsed();
  try {
    return { seenAt, ...(await looked(change, target, order, means)) };
  } catch (cause) {
    if (!(cause instanceof KpDualError)) throw cause;
    const told = { ...change.subject.tell(null, target), ...blank };
    const result = { ...told, ...unread(change, target, order, cause, means) };
    return { target, seen: null, seenAt, before: null, waitUntil: null, result };
  }
}

/** It can't be looked at. Where something was sent in a run that broke off, nobody knows what became of it then. */
function unread<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  target: Target,
  order: Order<Target, Snapshot>,
  cause: KpDualError,
  means: Means,
): Pick<Result, "outcome" | "changed" | "exit" | "error"> {
  const before = order.sentBefore?.(target);
  if (before) return sentAndUnseen(change, target, before, { facts: cause.facts, cause }, means);
  const error = inContext(readerNeeded(change, cause), change, target, null, means);
  const outcome = error.exit === EXIT.notReached ? "not-done" : "refused";
  return { outcome, changed: false, exit: error.exit, error };
}

type Looked<Target, Snapshot> = Omit<Plan<Target, Snapshot>, "seenAt">;

/** The first look; in a resumed run it may show that the change was made, or that somebody went on from there. */
async function looked<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  target: Target,
  order: Order<Target, Snapshot>,
  means: Means,
): Promise<Looked<Target, Snapshot>> {
  const before = order.sentBefore?.(target);
  const { look: lookAt, recall = async (seen) => seen } = change.subject;
  const look = async () => recall(await lookAt(means.api, target), means);
  if (!before) {
    const seen = await look();
    return { target, seen, ...judged(change, target, seen, order, means) };
  }
  const last = await lookAgain(look);
  const trace = traceOf(change, target, before, last, means);
  const seen = last === "gone" ? null : last;
  if (seen && !trace) return { target, seen, ...judged(change, target, seen, order, means) };
  if (!trace) throw new KpDualError("key-not-found");
  const known = { target, result: change.subject.tell(before, target) };
  const result = { ...blank, ...told(change, known, last), ...trace };
  return { target, seen, before: null, waitUntil: null, result };
}

const blank = {
  changed: false,
  remark: null,
  correlationId: null,
  checks: [],
  error: null,
} as const;

function judged<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  target: Target,
  seen: Snapshot,
  order: Order<Target, Snapshot>,
  means: Means,
): Pick<Plan<Target, Snapshot>, "before" | "waitUntil" | "result"> {
  const checks = change.checks.map(
    (check): Verdict => ({ check: check.name, ...check.judge(seen, means.by) }),
  );
  const base = { ...blank, ...change.subject.tell(seen, target), checks };
  const stands = { before: null, waitUntil: null };
  if (change.settle(seen, seen, means.by).startsWith("done"))
    return { ...stands, result: { ...base, outcome: "already", exit: EXIT.done } };

  const refusals = checks.filter((each) => each.verdict === "no");
  const refusal = refusals.find(({ retryAt }) => !(order.wait && retryAt));
  if (refusal) {
    const { retryAt, remedy, why } = refusal;
    const facts = {
      ...(retryAt && { retryAt }),
      ...(remedy && { do: [remedy] }),
      ...(why && { why }),
    };
    const bare = new KpDualError(refusal.refusal, facts);
    const error = inContext(bare, change, target, seen, means);
    return { ...stands, result: { ...base, outcome: "refused", exit: error.exit, error } };
  }
  const waitUntil = refusals[0]?.retryAt ?? null;
  return { before: seen, waitUntil, result: { ...base, outcome: "ready", exit: EXIT.done } };
}
