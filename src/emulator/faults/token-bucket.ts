import type { Limit } from "./fault.js";

/** Lets a burst through, and then so many a second. It begins full. */
export class TokenBucket {
  readonly #limit: Pick<Limit["limit"], "perSecond" | "burst">;
  readonly #elapsed: () => number;
  #tokens: number;
  #filledAt: number;

  /** `elapsed` is in milliseconds, by a clock that nobody sets. */
  constructor(limit: Pick<Limit["limit"], "perSecond" | "burst">, elapsed: () => number) {
    this.#limit = limit;
    this.#elapsed = elapsed;
    this.#tokens = limit.burst;
    this.#filledAt = elapsed();
  }

  /** Whether there was a token left to take. */
  take(): boolean {
    const now = this.#elapsed();
    const { perSecond, burst } = this.#limit;
    const filled = this.#tokens + ((now - this.#filledAt) * perSecond) / 1000;
    this.#tokens = Math.min(burst, filled);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
