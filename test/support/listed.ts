import type { ListedKeys } from "../../src/api/listed-keys.js";
import type { Key } from "../../src/core/key.js";

/** A page of the list of keys, as a fake tells it. */
export interface Page {
  readonly keys: readonly Key[];
  readonly incomplete: boolean;
}

/** The same, as the list is read. */
export const listed = ({ keys, incomplete }: Page): ListedKeys => ({
  ids: keys.map(({ id }) => id),
  keys: [...keys.entries()],
  incomplete,
});
