import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import type { Crew, Ending } from "./crew.js";
import { inContext } from "./in-context.js";
import { isLockedOut, withoutGuess } from "./locked-out.js";
import type { Means } from "./means.js";
import type { Order } from "./order.js";
import type { Plan } from "./plan.js";
import { prepare } from "./prepare.js";
import { sentAndUnseen } from "./sent-and-unseen.js";

/** Reads and checks all, before anybody is asked. */
export async function allLookedAt<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  order: Order<Target, Snapshot>,
  crew: Crew,
  means: Means,
): Promise<readonly Plan<Target, Snapshot>[]> {
  means.progress.phase("looked at", order.targets.length);
  let shown: Target | null = null;
  return crew.each(order.targets, {
    work: async (target) => {
      const plan = await prepare(change, target, order, means);
      if (plan.seen) shown = target;
      return plan;
    },
    skip: (target, why) => unseen(change, target, order, why, means),
    abandon: (target) => unseen(change, target, order, "stopped", means),
    isDown: ({ result: { exit } }) => exit === EXIT.notReached,
    lockedOut: async (_, plan) => {
      const witness = shown;
      const isOut = await isLockedOut(change, plan.result.error, witness, means);
      return isOut ? { ...plan, result: refusedToAll(plan, witness, change, order) } : null;
    },
  });
}

/** A run that is resumed goes on to have it open; and nobody guesses any more what is missing. */
function refusedToAll<Target, Snapshot extends Seen>(
  { result }: Plan<Target, Snapshot>,
  witness: Target | null,
  change: Change<Target, Snapshot>,
  { sentBefore }: Order<Target, Snapshot>,
) {
  const isOpen = sentBefore !== undefined && result.outcome === "refused";
  const error = witness === null ? result.error : withoutGuess(result.error, change);
  return { ...result, outcome: isOpen ? "not-started" : result.outcome, error } as const;
}

/** No run was begun that could be resumed. */
const REPEAT: Readonly<Record<Ending, readonly string[]>> = {
  stopped: ["repeat the command: nothing was sent"],
  "service-down": ["see why beside the keys before it; then repeat the command: nothing was sent"],
  "locked-out": [
    "{who} signs in again, or asks an administrator of {instance} for the role: kp-dual whoami",
    "then repeat the command: nothing was sent",
  ],
};

/** Its turn never came, so that nothing is known of it; of what a broken run had sent, not even that it did not happen. */
function unseen<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  target: Target,
  { sentBefore }: Order<Target, Snapshot>,
  why: Ending,
  means: Means,
): Plan<Target, Snapshot> {
  const before = sentBefore?.(target);
  const result = {
    ...change.subject.tell(null, target),
    ...{ remark: null, correlationId: null, checks: [] },
    ...(before
      ? sentAndUnseen(change, target, before, {}, means)
      : notStarted(change, target, why, means)),
  };
  return { target, seen: null, seenAt: 0, before: null, waitUntil: null, result };
}

/** Nothing was sent for it, and nothing is. */
export function notStarted<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  target: Target,
  why: Ending,
  means: Means,
) {
  const values = { who: means.by.name ?? means.by.iamId };
  const facts = { values, do: REPEAT[why] };
  const error = inContext(new KpDualError(why, facts), change, target, null, means);
  return { outcome: "not-started", changed: false, exit: error.exit, error } as const;
}
