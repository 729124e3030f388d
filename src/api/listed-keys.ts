import type { Key, KeyId } from "../core/key.js";

/** One page of the list of keys, as the service gave it. */
export interface ListedKeys {
  readonly ids: readonly KeyId[];
  /** At least those that are wanted, each with its place among the ids; they may be made anew each time. */
  readonly keys: Iterable<readonly [number, Key]>;
  /** The service says that it did not search everything. */
  readonly incomplete: boolean;
  /** Gives back the memory of the page. After that its keys can't be read any more. */
  readonly free?: () => void;
}
