import { ArmedFault } from "./armed-fault.js";
import { type Fault, parseFaults } from "./fault.js";
import type { Asked } from "./fits.js";

/** A fault that is set: `seen` are the requests that fitted it, `fired` those that it hit. */
export type ListedFault = Fault & { readonly seen: number; readonly fired: number };

/** The faults that are set. */
export class ArmedFaults {
  readonly #elapsed: () => number;
  #armed: readonly ArmedFault[] = [];

  /** `elapsed` is in milliseconds, by a clock that nobody sets. */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
  }

  /** Puts these in the place of all that were set; an empty list leaves none. Throws a FaultError where one does not fit. */
  set(faults: unknown): void {
    this.#armed = parseFaults(faults).map(
      (fault, position) => new ArmedFault(fault, position, this.#elapsed),
    );
  }

  list(): readonly ListedFault[] {
    return this.#armed.map(({ fault, counts }) => ({ ...fault, ...counts }));
  }

  /** The fault that hits this request. Each counts it, even where one before it strikes. Ask once for each request. */
  hit(asked: Asked): Fault | null {
    const [first] = this.#armed.filter((armed) => armed.aims(asked));
    first?.fire();
    return first?.fault ?? null;
  }
}
