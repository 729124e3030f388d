import { KpDualError } from "../errors/kp-dual-error.js";

const MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

const LONGEST = MS.h;

/** A time limit as people write it, "30s", "500ms" or "2m", in milliseconds; anything else is "bad-timeout". */
export function timeLimit(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,7})(ms|s|m|h)$/.exec(text) ?? [];
  const ms = Number(digits) * MS[unit as keyof typeof MS];
  if (ms > 0 && ms <= LONGEST) return ms;
  throw new KpDualError("bad-timeout");
}
