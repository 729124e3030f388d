import { hash } from "node:crypto";

/** A number from 0 up to 1, spread evenly, and always the same for the same parts. */
export const draw = (...parts: readonly (string | number | null)[]): number =>
  Number.parseInt(hash("sha256", JSON.stringify(parts)).slice(0, 8), 16) / 2 ** 32;
