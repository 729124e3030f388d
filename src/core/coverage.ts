import type { Key } from "./key.js";

/** How many keys need two people, of those in states 0 to 3. */
export interface Coverage {
  readonly total: number;
  readonly covered: number;
  /** The service does not tell of so many. */
  readonly unknown: number;
}

export const NO_KEYS: Coverage = { total: 0, covered: 0, unknown: 0 };

/** The same with more keys; none of them is deleted. */
export const withKeys = ({ total, covered, unknown }: Coverage, keys: readonly Key[]): Coverage => {
  const count = (dualAuth: Key["dualAuth"]) =>
    keys.filter((key) => key.dualAuth === dualAuth).length;
  return {
    total: total + keys.length,
    covered: covered + count(true),
    unknown: unknown + count("unknown"),
  };
};
