import { isDeepStrictEqual } from "node:util";
import type { KeySnapshot } from "../core/snapshot.js";

/** Whether nothing of the key itself moved between two looks, whatever else they could see. */
export const sameKey = (one: KeySnapshot, other: KeySnapshot): boolean =>
  isDeepStrictEqual(one.key, other.key);
