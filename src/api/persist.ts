import type { Patience } from "../core/patience.js";
import type { Judgement, No } from "./judgement.js";
import { retryAfter } from "./retry-after.js";
import type { RetryQuota } from "./retry-quota.js";
import { serverNow } from "./server-now.js";

/** What waiting needs from the world. */
export interface Waiting {
  readonly patience: Patience;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 up to, but not, 1. */
  readonly random: () => number;
  readonly clock: () => Date;
  /** The run's own; without one, all tries are made that can help. */
  readonly quota?: RetryQuota;
  /** Milliseconds by a clock that nobody sets; without it, tries may take as long as they like. */
  readonly elapsed?: () => number;
  /** Whether somebody asked to stop: then nothing more is sent, and the last no stands. */
  readonly isStopped?: () => boolean;
  /** Told of each 429, and of how long it is waited after it, in milliseconds. */
  readonly throttled?: (ms: number) => void;
}

/** How somebody who asks to stop is heard in between: the sleep ends at once then. */
export type Halt = Required<Pick<Waiting, "sleep" | "isStopped">>;

/**
 * Sends until it is a yes, or no longer worth trying; it waits in between, longer each time. Where the run's quota is
 * spent, or the patience with one request beside its waits for a 429, the last no stands. Those waits are a minute
 * each at most and, with three tries, two.
 */
export async function persist<Output>(
  send: () => Promise<Judgement<Output>>,
  mayRepeat: (no: No) => boolean,
  waiting: Waiting,
): Promise<Judgement<Output>> {
  const allowed = allowance(waiting);
  for (let tried = 1; ; tried += 1) {
    const judgement = await send();
    if (judgement.verdict === "yes") {
      allowed.worked();
      return judgement;
    }
    const asked = retryAfter(
      judgement.answer?.headers["retry-after"],
      serverNow(judgement.answer, waiting.clock),
    );
    const isBusy = judgement.error.facts.status === 429;
    const mayTry = tried < judgement.tries && mayRepeat(judgement) && allowed.another(isBusy);
    if (!mayTry || !(await allowed.waited(pause(judgement, asked, tried, waiting), isBusy)))
      return dated(judgement, asked, waiting);
  }
}

/** What one request may still take: tries, of the run's quota, and time. */
function allowance({ elapsed = () => 0, ...waiting }: Waiting) {
  const { quota, patience, throttled, sleep, isStopped } = waiting;
  let spent = 0;
  let giveUpAt = elapsed() + patience.request;
  return {
    another: (isBusy: boolean): boolean => {
      if (elapsed() >= giveUpAt) return false;
      const cost = quota ? quota.take(isBusy ? "throttled" : "passing") : 0;
      spent += cost ?? 0;
      return cost !== null;
    },
    /** Whether another try may follow the wait. */
    waited: async (ms: number, isBusy: boolean): Promise<boolean> => {
      if (isBusy) {
        giveUpAt += ms;
        throttled?.(ms);
      }
      await sleep(ms);
      return !isStopped?.();
    },
    worked: () => quota?.worked(spent),
  };
}

/** What was asked for, within limits, and a little more so that not all come back at once; else full jitter. */
function pause(
  { error }: No,
  asked: number | undefined,
  tried: number,
  { patience, random }: Waiting,
): number {
  if (asked !== undefined)
    return Math.min(asked, patience.retryAfter) + random() * patience.backoff;
  const base = error.facts.status === 429 ? patience.throttled : patience.backoff;
  return random() * base * 2 ** (tried - 1);
}

/** A no that says when to come back keeps saying so to the person. */
function dated(no: No, asked: number | undefined, { clock }: Waiting): No {
  if (asked === undefined) return no;
  const retryAt = new Date(serverNow(no.answer, clock).getTime() + asked);
  return { ...no, error: no.error.with({ retryAt }) };
}
