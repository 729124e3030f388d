import type { Key } from "./key.js";
import type { InstancePolicy, KeyPolicy } from "./policy.js";
import type { RecordedApproval } from "./recorded-approval.js";
import type { Registration } from "./registration.js";

/** One look at a key: all that a check, a question and the journal need. */
export interface KeySnapshot {
  readonly key: Key;
  /** "unknown" where they were not needed, or may not be read. */
  readonly registrations: readonly Registration[] | "unknown";
  /** Null where the key never had one; "unknown" where it was not needed, or may not be read. */
  readonly policy: KeyPolicy | null | "unknown";
  /** The first approvals that this machine's journal tells of; absent where it was not asked. */
  readonly recorded?: readonly RecordedApproval[];
  /** Now, by the service's clock. */
  readonly serverNow: Date;
}

/** One look at the switch of an instance. */
export interface PolicySnapshot {
  /** Null where it was never set, which means off. */
  readonly policy: InstancePolicy | null;
  /** How many keys there are, which all stay as they are; null where the service did not tell. */
  readonly keys: number | null;
  readonly serverNow: Date;
}
