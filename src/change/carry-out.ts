import { type Report, type Result, totalsOf } from "../core/report.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { allActed } from "./all-acted.js";
import { allWritten } from "./all-written.js";
import type { Change, Seen } from "./change.js";
import { type Crew, crewOf } from "./crew.js";
import { inContext } from "./in-context.js";
import type { Means } from "./means.js";
import type { Order } from "./order.js";
import type { Plan } from "./plan.js";
import { prepare } from "./prepare.js";

/**
 * The one way in which kp-dual changes anything: read, check, ask, write down, send once, read back. What fails
 * for one key is that key's result; only what stops everything is thrown, and then nothing was sent.
 */
export async function carryOut<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  order: Order<Target, Snapshot>,
  means: Means,
): Promise<Report> {
  const crew = crewOf(means);
  try {
    return await carriedOut(change, order, crew, means);
  } finally {
    crew.end();
    means.progress.end();
  }
}

async function carriedOut<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  order: Order<Target, Snapshot>,
  crew: Crew,
  means: Means,
): Promise<Report> {
  const plans = await prepared(change, order, crew, means);
  const ready = plans.filter(({ before }) => before !== null);
  if (plans.some(isNotBegun))
    return report(change, order, plans.map(notBegun(change, means)), means);
  means.progress.end();
  await agree(change, order, plans, means);
  if (order.dryRun || ready.length === 0) return report(change, order, plans, means);

  const { instance, by } = means;
  const { reason, targets, wait = false } = order;
  const { name: action, force = false } = change;
  const journal = await means.journal({ action, force, wait, reason, instance, by, targets });
  const results = await allActed(change, plans, crew, journal, means);
  await allWritten(plans, results, journal);
  await journal.close(totalsOf(results));
  return { ...report(change, order, plans, means), results, run: journal.run };
}

async function prepared<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  order: Order<Target, Snapshot>,
  crew: Crew,
  means: Means,
): Promise<readonly Plan<Target, Snapshot>[]> {
  means.progress.phase("looked at", order.targets.length);
  return crew.each(order.targets, {
    work: (target) => prepare(change, target, order, means),
    skip: (target, why) => unseen(change, target, why, means),
    abandon: (target) => unseen(change, target, "stopped", means),
    isDown: ({ result: { exit } }) => exit === EXIT.notReached,
  });
}

function unseen<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  target: Target,
  why: "stopped" | "service-down",
  means: Means,
): Plan<Target, Snapshot> {
  const error = inContext(new KpDualError(why), change, target, null, means);
  const result: Result = {
    ...change.subject.tell(null, target),
    outcome: "not-started",
    changed: false,
    exit: error.exit,
    remark: null,
    correlationId: null,
    checks: [],
    error,
  };
  return { target, seen: null, seenAt: 0, before: null, waitUntil: null, result };
}

const isNotBegun = ({ result }: Plan<unknown, unknown>): boolean =>
  result.outcome === "not-started";

/** Where not all could be looked at, nobody is asked and nothing is sent. */
const notBegun =
  <Target, Snapshot extends Seen>(change: Change<Target, Snapshot>, means: Means) =>
  (plan: Plan<Target, Snapshot>): Plan<Target, Snapshot> => {
    if (plan.before === null) return plan;
    const why = means.stop.code() === null ? "service-down" : "stopped";
    const { outcome, exit, error } = unseen(change, plan.target, why, means).result;
    return { ...plan, before: null, result: { ...plan.result, outcome, exit, error } };
  };

/** Asks once for all that is ready; a consent that does not fit is refused even where nothing is left to do. */
async function agree<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  order: Order<Target, Snapshot>,
  plans: readonly Plan<Target, Snapshot>[],
  means: Means,
): Promise<void> {
  const ready = plans.flatMap(({ before }) => before ?? []);
  const seen = ready.length > 0 ? ready : plans.flatMap(({ seen }) => seen ?? []);
  if (seen.length === 0) return;
  const { name: action, danger, force = false, subject } = change;
  const { instance, by } = means;
  const asked = subject.ask(seen, order.targets.length);
  const mute = order.dryRun || ready.length === 0;
  await means.agree({ action, danger, force, instance, by, asked }, order.consent, mute);
}

const report = <Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  order: Order<Target, Snapshot>,
  plans: readonly Plan<Target, Snapshot>[],
  { instance, by, stop }: Means,
): Report => ({
  action: change.name,
  dryRun: order.dryRun,
  instance,
  by,
  results: plans.map(({ result }): Result => result),
  run: null,
  serverNow: plans.findLast(({ seen }) => seen)?.seen?.serverNow ?? null,
  stopped: stop.code(),
});
