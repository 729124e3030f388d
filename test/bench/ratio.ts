/** How one thing compares with another that was measured beside it. */
export interface Ratio {
  readonly median: number;
  /** Half of the rounds lie between these two. */
  readonly quartiles: readonly [number, number];
}

/** The value below which such a part of the values lies. */
function quantile(part: number, values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = part * (sorted.length - 1);
  const [below = Number.NaN, above = below] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at % 1);
}

export const median = (values: readonly number[]): number => quantile(0.5, values);

/** Compares within each round, and only then over the rounds: what slows a whole round down slows both. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Ratio {
  const ratios = ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
  return {
    median: median(ratios),
    quartiles: [quantile(0.25, ratios), quantile(0.75, ratios)],
  };
}
