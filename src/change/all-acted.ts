import { PARTICIPLES, type Result } from "../core/report.js";
import { resumable } from "../core/resumable.js";
import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { type Acted, act } from "./act.js";
import type { Change, Seen } from "./change.js";
import type { Crew, Ending } from "./crew.js";
import { doubt } from "./doubt.js";
import { inContext } from "./in-context.js";
import type { Journal } from "./journal.js";
import { isLockedOut, withoutGuess } from "./locked-out.js";
import type { Means } from "./means.js";
import type { Plan } from "./plan.js";
import { settleLater } from "./settle-later.js";

/** Works on all keys; then, in a second pass, on those of which nobody knows yet what became of them. */
export async function allActed<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plans: readonly Plan<Target, Snapshot>[],
  crew: Crew,
  journal: Journal,
  means: Means,
): Promise<readonly Result[]> {
  const isAlone = plans.length === 1;
  means.progress.phase(PARTICIPLES[change.name], plans.length);
  const acted = await crew.each(plans, {
    work: (plan) => act(change, plan, journal, means, isAlone),
    skip: (plan, why) => skipped(change, plan, why, journal.run, means),
    abandon: (plan) => abandoned(change, plan, means),
    isDown,
    lockedOut: (plan, { result }) => lockedOut(change, plan, plans, result, journal, means),
  });
  const open = acted.filter((each) => each.open !== null).length;
  if (open > 0) means.progress.phase("settled", open);
  // All wait at the same time; what they ask then, they ask in turn.
  const later = { ...means, api: crew.inTurn(means.api) };
  return Promise.all(
    acted.map(async ({ result, open: left }) => {
      if (!left) return result;
      means.progress.begin();
      const settled = await Promise.race([
        settleLater(change, left, journal, later),
        means.stop.abandoned.then(() => result),
      ]);
      means.progress.step();
      return settled;
    }),
  );
}

/** Nothing left, or the service's own gateway answered in its place. */
const isDown = ({ result: { error, exit } }: Acted<unknown, unknown>): boolean =>
  exit === EXIT.notReached || (error?.facts.status ?? 0) >= 500;

function skipped<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Plan<Target, Snapshot>,
  why: Ending,
  run: string,
  means: Means,
): Acted<Target, Snapshot> {
  if (plan.before === null) return { result: plan.result, open: null };
  const who = means.by.name ?? means.by.iamId;
  const values = { resumable: resumable(run, means.instance), who };
  const bare = new KpDualError(why, { values });
  const error = inContext(bare, change, plan.target, plan.before, means);
  return {
    result: { ...plan.result, outcome: "not-started", exit: error.exit, error },
    open: null,
  };
}

/** It was in somebody's hands when it was given up: it may have been sent, or not. */
function abandoned<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Plan<Target, Snapshot>,
  means: Means,
): Acted<Target, Snapshot> {
  if (plan.before === null) return { result: plan.result, open: null };
  const why = "it was given up while it was worked on, so it may have been sent";
  const unknown = doubt(change, plan, { code: "answer-lost", facts: { why } }, means);
  return { result: { ...plan.result, ...unknown }, open: null };
}

/** Refused with all that come after it, so that it is as open as they are: whoever resumes the run does it too. */
async function lockedOut<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Plan<Target, Snapshot>,
  plans: readonly Plan<Target, Snapshot>[],
  result: Result,
  journal: Journal,
  means: Means,
): Promise<Acted<Target, Snapshot> | null> {
  if (plan.before === null || plans.length === 1) return null;
  const { target } = plans.find((other) => other.seen && other !== plan) ?? plan;
  if (!(await isLockedOut(change, result.error, target, means))) return null;
  const outcome = result.outcome === "refused" ? "not-done" : result.outcome;
  const told = { ...result, outcome, error: withoutGuess(result.error, change) };
  const { correlationId, changed, exit } = told;
  const record = { target: plan.target, correlationId, outcome, changed, exit };
  await journal.write({ record: "outcome", ...record }).catch(() => undefined);
  return { result: told, open: null };
}
