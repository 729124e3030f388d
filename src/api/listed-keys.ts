import type { Key } from "../core/key.js";

/** One page of the list of keys, as the service gave it. */
export interface ListedKeys {
  readonly keys: readonly Key[];
  /** The service says that it did not search everything. */
  readonly incomplete: boolean;
}
