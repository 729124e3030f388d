import pLimit from "p-limit";
import { type Report, type Result, totalsOf } from "../core/report.js";
import { act } from "./act.js";
import type { Change, Seen } from "./change.js";
import type { Means } from "./means.js";
import type { Order } from "./order.js";
import type { Plan } from "./plan.js";
import { prepare } from "./prepare.js";

const AT_A_TIME = 8;

/**
 * The one way in which kp-dual changes anything: read, check, ask, write down, send once, read back. What fails
 * for one key is that key's result; only what stops everything is thrown, and then nothing was sent.
 */
export async function carryOut<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  order: Order<Target>,
  means: Means,
): Promise<Report> {
  const limit = pLimit(AT_A_TIME);
  const plans = await limit.map(order.targets, (target) => prepare(change, target, order, means));
  const ready = plans.flatMap(({ before }) => before ?? []);
  await agree(change, order, plans, means);
  if (order.dryRun || ready.length === 0) return report(change, order, plans, means);

  const { instance, by } = means;
  const { reason, targets } = order;
  const header = { action: change.name, reason, instance, by, count: targets.length };
  const journal = await means.journal(header);
  const results = await limit.map(plans, (plan) => act(change, plan, journal, means));
  await journal.close(totalsOf(results));
  return { ...report(change, order, plans, means), results, run: journal.run };
}

/** Asks once for all that is ready; a consent that does not fit is refused even where nothing is left to do. */
async function agree<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  order: Order<Target>,
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
  order: Order<Target>,
  plans: readonly Plan<Target, Snapshot>[],
  { instance, by }: Means,
): Report => ({
  action: change.name,
  dryRun: order.dryRun,
  instance,
  by,
  results: plans.map(({ result }): Result => result),
  run: null,
  serverNow: plans.findLast(({ seen }) => seen)?.seen?.serverNow ?? null,
});
