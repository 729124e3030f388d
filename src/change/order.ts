import type { Consent } from "./means.js";

/** What is to be done, and with whose word. */
export interface Order<Target> {
  /** Distinct ones. */
  readonly targets: readonly Target[];
  readonly dryRun: boolean;
  readonly reason: string | null;
  readonly consent: Consent;
  /** Where it is only too early: ask now, wait, then go on. */
  readonly wait?: boolean;
}
