import { type Report, type Result, totalsOf } from "../core/report.js";
import { allActed } from "./all-acted.js";
import { allLookedAt, notStarted } from "./all-looked-at.js";
import { allWritten } from "./all-written.js";
import type { Change, Seen } from "./change.js";
import { type Crew, crewOf, type Ending } from "./crew.js";
import type { Means } from "./means.js";
import type { Order } from "./order.js";
import type { Plan } from "./plan.js";

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
  const plans = await allLookedAt(change, order, crew, means);
  const ready = plans.filter(({ before }) => before !== null);
  const ended = crew.ended();
  if (ended || plans.some(isNotBegun)) {
    const why = ended ?? "service-down";
    return report(change, order, plans.map(notBegun(change, why, means)), means);
  }
  means.progress.end();
  await agree(change, order, plans, means);
  if (order.dryRun || ready.length === 0) return report(change, order, plans, means);

  const { instance, by } = means;
  const { input, reason, targets, wait = false } = order;
  const { name: action, force = false, request } = change;
  const header = { action, force, wait, reason, instance, by, input, request, targets };
  const journal = await means.journal(header);
  const results = await allActed(change, plans, crew, journal, means);
  await allWritten(plans, results, journal);
  await journal.close(totalsOf(results));
  return { ...report(change, order, plans, means), results, run: journal.run };
}

const isNotBegun = ({ result }: Plan<unknown, unknown>): boolean =>
  result.outcome === "not-started";

/** Where not all could be looked at, nobody is asked and nothing is sent. */
const notBegun =
  <Target, Snapshot extends Seen>(change: Change<Target, Snapshot>, why: Ending, means: Means) =>
  (plan: Plan<Target, Snapshot>): Plan<Target, Snapshot> => {
    if (plan.before === null) return plan;
    const told = notStarted(change, plan.target, why, means);
    return { ...plan, before: null, result: { ...plan.result, ...told } };
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
  serverNow: plans.flatMap(({ seen }) => seen ?? []).at(-1)?.serverNow ?? null,
  stopped: stop.code(),
});
