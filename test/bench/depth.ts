/** A request as whoever served it saw it, in milliseconds of one clock. */
export interface Span {
  readonly from: number;
  /** When the last byte of its answer was given away. */
  readonly to: number;
}

/** How many of the requests had to wait for one another: the longest chain in which each began after the last one's answer. */
export function depthOf(spans: readonly Span[]): number {
  let depth = 0;
  let answered = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans.toSorted((one, other) => one.to - other.to)) {
    if (from < answered) continue;
    depth++;
    answered = to;
  }
  return depth;
}
