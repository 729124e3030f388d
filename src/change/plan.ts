import type { Result } from "../core/report.js";

/** A plan of a change that is to be sent. */
export type Ready<Target, Snapshot> = Plan<Target, Snapshot> & { readonly before: Snapshot };

/** What the first look at one key came to. */
export interface Plan<Target, Snapshot> {
  readonly target: Target;
  readonly seen: Snapshot | null;
  /** When it was seen, in milliseconds of `elapsed`. */
  readonly seenAt: number;
  /** What was seen, where the change is to be sent; null where the result stands already. */
  readonly before: Snapshot | null;
  /** From when the service will allow it, where the order is to wait. */
  readonly waitUntil: Date | null;
  /** "ready" until the change is sent. */
  readonly result: Result;
}
