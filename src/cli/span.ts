import { KpDualError } from "../errors/kp-dual-error.js";

const MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** How long from now, as people write it: "90m", "48h" or "7d", in milliseconds; anything else is a usage error. */
export function spanOf(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const ms = Number(digits) * MS[unit as keyof typeof MS];
  if (ms > 0) return ms;
  throw new KpDualError("usage", {
    values: { problem: "--within takes a time such as 90m, 48h or 7d" },
    do: ["name how soon it ends: kp-dual pending --within 48h"],
  });
}
