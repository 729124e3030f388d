import type { ListInput } from "../core/list-input.js";
import type { Consent } from "./means.js";

/** What is to be done, and with whose word. */
export interface Order<Target, Snapshot = never> {
  /** Distinct ones. */
  readonly targets: readonly Target[];
  readonly dryRun: boolean;
  readonly reason: string | null;
  readonly consent: Consent;
  /** Where a list named the targets. */
  readonly input?: ListInput | undefined;
  /** Where it is only too early: ask now, wait, then go on. */
  readonly wait?: boolean;
  /** A resumed run: what was seen before something was sent, where something was; else undefined. */
  readonly sentBefore?: (target: Target) => Snapshot | undefined;
}
