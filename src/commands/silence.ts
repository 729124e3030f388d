import type { KeyId } from "../core/key.js";
import { KpDualError } from "../errors/kp-dual-error.js";

/** What the service keeps to itself of these keys, though it lists them: none, or one error for all. */
export const silence = ([first, ...others]: readonly KeyId[]): readonly KpDualError[] => {
  if (first === undefined) return [];
  const which = others.length === 0 ? first : `${first} and ${others.length} more`;
  return [
    new KpDualError("list-incomplete", { why: `the service does not tell the stage of ${which}` }),
  ];
};
