import { draw } from "./draw.js";
import type { Fault, Strike } from "./fault.js";
import { type Asked, fits } from "./fits.js";
import { TokenBucket } from "./token-bucket.js";

/** A fault that is set, with what it has seen and done since. */
export class ArmedFault {
  readonly fault: Fault;
  readonly #position: number;
  readonly #bucket: TokenBucket | null;
  readonly #asked = new Map<string, number>();
  #seen = 0;
  #fired = 0;

  /** `position` is its place in the list; `elapsed` is in milliseconds, by a clock that nobody sets. */
  constructor(fault: Fault, position: number, elapsed: () => number) {
    this.fault = fault;
    this.#position = position;
    this.#bucket = "limit" in fault ? new TokenBucket(fault.limit, elapsed) : null;
  }

  /** How many requests fitted, and how many of them it hit. */
  get counts(): { readonly seen: number; readonly fired: number } {
    return { seen: this.#seen, fired: this.#fired };
  }

  /** Counts the request if it fits, and says whether this fault would hit it. Ask once for each request. */
  aims(asked: Asked): boolean {
    if (!fits(this.fault.match, asked)) return false;
    this.#seen += 1;
    if ("limit" in this.fault) return this.#bucket?.take() === false;
    return this.#strikes(this.fault, this.#drawn(this.fault, asked));
  }

  /** Counts a request that it did hit. */
  fire(): void {
    this.#fired += 1;
  }

  #strikes({ match: { nth = this.#seen }, rate, times = Infinity }: Strike, drawn: number) {
    return this.#seen === nth && this.#fired < times && drawn < rate;
  }

  #drawn({ seed }: Strike, { method, url, by }: Asked): number {
    const same = JSON.stringify([method, url, by]);
    const before = this.#asked.get(same) ?? 0;
    this.#asked.set(same, before + 1);
    return draw(seed, this.#position, same, before);
  }
}
