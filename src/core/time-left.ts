const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
] as const;

/**
 * How far a moment is away, in its two largest units: "6d 23h", "3h 59m", "12s". It is cut, never rounded up,
 * so that nobody is promised time that is not there. Both moments in either order.
 */
export function timeLeft(from: Date, to: Date): string {
  let rest = Math.abs(to.getTime() - from.getTime());
  const parts = UNITS.map(([unit, ms]) => {
    const count = Math.floor(rest / ms);
    rest -= count * ms;
    return { unit, count };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  if (first === -1) return "0s";
  return parts
    .slice(first, first + 2)
    .map(({ unit, count }) => `${count}${unit}`)
    .join(" ");
}
