import type { Patience } from "../core/patience.js";
import type { Judgement, No } from "./judgement.js";
import { retryAfter } from "./retry-after.js";
import { serverNow } from "./server-now.js";

/** What waiting needs from the world. */
export interface Waiting {
  readonly patience: Patience;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 up to, but not, 1. */
  readonly random: () => number;
  readonly clock: () => Date;
  /** Told of each 429, and of how long it is waited after it, in milliseconds. */
  readonly throttled?: (ms: number) => void;
}

/** Sends until it is a yes, or no longer worth trying; it waits in between, longer each time. */
export async function persist<Output>(
  send: () => Promise<Judgement<Output>>,
  mayRepeat: (no: No) => boolean,
  waiting: Waiting,
): Promise<Judgement<Output>> {
  for (let tried = 1; ; tried += 1) {
    const judgement = await send();
    if (judgement.verdict === "yes") return judgement;
    const asked = retryAfter(
      judgement.answer?.headers["retry-after"],
      serverNow(judgement.answer, waiting.clock),
    );
    if (tried >= judgement.tries || !mayRepeat(judgement)) return dated(judgement, asked, waiting);
    const ms = pause(judgement, asked, tried, waiting);
    if (judgement.error.facts.status === 429) waiting.throttled?.(ms);
    await waiting.sleep(ms);
  }
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
