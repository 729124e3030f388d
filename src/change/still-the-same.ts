import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import { isGone } from "./gone.js";
import type { Means } from "./means.js";
import type { Plan } from "./plan.js";

/** The last look, and whether it still is as it was when it was agreed on. */
export type Still<Snapshot> =
  | { readonly same: true; readonly seen: Snapshot }
  | { readonly same: false; readonly seen: Snapshot | "gone" };

/**
 * What is about to be changed, as it was when it was agreed on. Where that took long, or where a moment has to be
 * waited for, it is read again; any difference stops the change.
 */
export async function stillTheSame<Target, Snapshot extends Seen>(
  change: Change<Target, Snapshot>,
  plan: Plan<Target, Snapshot> & { readonly before: Snapshot },
  means: Means,
): Promise<Still<Snapshot>> {
  const { before, target, waitUntil } = plan;
  const look = () => lookAgain(() => change.subject.look(means.api, target));
  const stale = means.elapsed() - plan.seenAt > means.patience.stale;
  let seen = stale || waitUntil ? await look() : before;
  for (;;) {
    if (seen === "gone" || !change.subject.same(before, seen)) return { same: false, seen };
    const left = leftUntil(waitUntil, seen);
    if (left <= 0) return { same: true, seen };
    means.progress.note(waiting(waitUntil));
    await waited(Math.min(means.patience.watch, left), means);
    seen = await look().catch(whileWaiting(seen, means));
  }
}

/** Nothing was sent yet, so that a wait that is to stop ends here. */
async function waited(ms: number, { rest, stop }: Means): Promise<void> {
  await rest(ms);
  if (stop.code() !== null) throw new KpDualError("stopped");
}

const waiting = (moment: Date | null): string | null =>
  moment && `waiting until ${moment.toISOString().replace(/\.\d+/, "")} by the service's clock`;

const leftUntil = (moment: Date | null, { serverNow }: Seen): number =>
  moment ? moment.getTime() - serverNow.getTime() : 0;

/** A service that is busy or out of reach for a while does not end hours of waiting; it is left alone for a while. */
const whileWaiting =
  <Snapshot>(last: Snapshot, { rest, patience }: Means) =>
  async (error: unknown): Promise<Snapshot> => {
    if (!(error instanceof KpDualError && error.exit === EXIT.notReached)) throw error;
    await rest(patience.watch);
    return last;
  };

/** A look at what was there before: a 404 now means that it is gone. */
export async function lookAgain<Snapshot>(
  look: () => Promise<Snapshot>,
): Promise<Snapshot | "gone"> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof KpDualError && isGone(error)) return "gone";
    throw error;
  }
}
