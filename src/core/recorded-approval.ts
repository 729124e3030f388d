import type { KeyId } from "./key.js";

/** A first approval that was given from this machine: the service accepted it, and its deadline was read back. */
export interface RecordedApproval {
  readonly iamId: string;
  readonly expires: Date;
}

/** Those that this machine's journal tells of a key in an instance, of the last eight days; none where it can't be read. */
export type RecordedApprovals = (instance: string, key: KeyId) => readonly RecordedApproval[];
