import type { Attempt } from "../api/api.js";
import type { Told } from "../core/report.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import { doubt } from "./doubt.js";
import type { Journal } from "./journal.js";
import type { Means } from "./means.js";
import type { Ready } from "./plan.js";
import { type Settled, settle } from "./settle.js";
import { told } from "./told.js";

/** What one sending came to, as far as it could be settled. */
export interface Ended extends Told, Omit<Settled<never>, "seen"> {
  readonly correlationId: string;
}

/** How a sending is settled. */
export interface Settling {
  /** The error of an earlier sending whose answer was lost. */
  readonly lost: KpDualError | null;
  /** The waits before each look at what became of a lost answer, in milliseconds. */
  readonly looks: readonly number[];
}

/**
 * Written down, sent and looked at. It throws only where this sending did not begin; so it is once somebody asked to
 * stop, however far the key had come by then.
 */
export async function once<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Ready<Target, Snapshot>,
  journal: Journal,
  means: Means,
  { lost, looks }: Settling,
): Promise<Ended> {
  const { before, target } = plan;
  const correlationId = means.newId();
  await journal.write({ record: "intent", target, correlationId, before });
  const isStopped = () => means.stop.code() !== null;
  const halt = { sleep: means.rest, isStopped };
  const stopped = { outcome: "never-sent", error: new KpDualError("stopped") } as const;
  try {
    const attempt = isStopped()
      ? stopped
      : await means.api.attempt(change.operation(before), target, correlationId, halt);
    await noted(journal, target, correlationId, attempt);
    if (!isStop(attempt)) {
      const { seen, ...settled } = await settle(change, plan, proven(attempt, lost), looks, means);
      const error = settled.error?.with({ correlationId }) ?? null;
      return { ...settled, error, ...told(change, plan, seen ?? before), correlationId };
    }
  } catch (cause) {
    const why = "kp-dual itself failed after it began to send, so it can't tell what came of it";
    const reason = { code: "answer-lost", facts: { why, correlationId }, cause } as const;
    const unknown = { ...doubt(change, plan, reason, means), isOpen: false };
    return { ...unknown, ...told(change, plan, before), correlationId };
  }
  throw stopped.error;
}

/** Whether somebody asked to stop before anything was sent. */
const isStop = (attempt: Attempt): boolean =>
  attempt.outcome === "never-sent" && attempt.error.code === "stopped";

/** What stands in the place of a code and has not the form of one may be anything, a secret too: it is not kept. */
const CODE = /^[A-Z][A-Z\d_]{1,63}$/;

/** What came back is worth knowing afterwards; that it can't be written down changes nothing any more. */
const noted = (journal: Journal, target: unknown, correlationId: string, attempt: Attempt) => {
  const facts = "error" in attempt ? attempt.error.facts : {};
  const { status = null } = facts;
  const reason = facts.reason && CODE.test(facts.reason.trim()) ? facts.reason : null;
  const { outcome } = attempt;
  const record = { record: "attempt", target, correlationId, outcome, status, reason } as const;
  return journal.write(record).catch(() => undefined);
};

/** A clear no to a second sending says nothing of the first, whose answer was lost. */
const proven = (attempt: Attempt, lost: KpDualError | null): Attempt =>
  lost && (attempt.outcome === "refused" || attempt.outcome === "never-sent")
    ? { outcome: "lost", error: lost }
    : attempt;
