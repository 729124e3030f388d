import { performance } from "node:perf_hooks";

/** The emulator's own time. It runs like any clock and can be moved, which nothing else notices. */
export class EmulatedClock {
  readonly #elapsed: () => number;
  #origin: number;

  /** `elapsed` is in milliseconds, by a clock that nobody sets. */
  constructor(start: Date, elapsed: () => number = () => performance.now()) {
    // Whole milliseconds only: a fraction lost in the sum would put a moment that was set one second back.
    this.#elapsed = () => Math.floor(elapsed());
    this.#origin = start.getTime() - this.#elapsed();
  }

  now(): Date {
    return new Date(this.#origin + this.#elapsed());
  }

  advance(ms: number): void {
    this.#origin += Math.trunc(ms);
  }

  set(at: Date): void {
    this.#origin = at.getTime() - this.#elapsed();
  }
}
