const LATE_MS = 300;

/** So long after a request nothing that was put off can take effect any more, in milliseconds. */
export const QUIET_MS = LATE_MS + 150;

const LATER = { "retry-after": "1" };

/**
 * Fifteen ways to fail: how far the service gets, and what the caller is left with. A stall costs a whole time limit,
 * and after each 429 half as many keys go at once, so that these come a few times only.
 */
const KINDS = [
  { weight: 10, at: "before-accept", do: "reset" },
  { weight: 10, at: "before-accept", do: { status: 503 } },
  { weight: 10, at: "before-commit", do: "close" },
  { weight: 4, times: 8, at: "before-commit", do: "stall" },
  { weight: 10, at: "before-commit", do: { status: 500 } },
  { weight: 10, at: "before-commit", do: { status: 200, body: "html" } },
  { weight: 1, times: 3, at: "before-commit", do: { status: 429 } },
  { weight: 1, times: 3, at: "before-commit", do: { status: 429, headers: LATER } },
  { weight: 2, times: 9, at: "before-commit", do: { status: 503, headers: LATER } },
  { weight: 12, at: "after-commit", do: "reset" },
  { weight: 10, at: "after-commit", do: { status: 502 } },
  { weight: 10, at: "after-commit", do: { status: 200, body: "html" } },
  { weight: 4, times: 8, at: "after-commit", do: "drip" },
  { weight: 10, at: "in-body", do: "close" },
  { weight: 5, at: "late-commit", lateMs: LATE_MS, do: { status: 504 } },
] as const;

/** How many kinds there are. */
export const KINDS_OF_FAULT = KINDS.length;

/** Whose requests about keys fail; all of theirs where no method is named. */
interface Hit {
  readonly by: string;
  readonly method?: "DELETE" | "POST";
}

/** All kinds at once, so that this share of the requests is hit by one of them. */
export function faultsAt(rate: number, seed: number, hit: Hit): readonly object[] {
  const sum = KINDS.reduce((total, { weight }) => total + weight, 0);
  const match = { ...hit, path: "/api/v2/keys/**" };
  let left = 1;
  return KINDS.map(({ weight, ...kind }) => {
    const share = (rate * weight) / sum;
    // A fault is drawn only where none before it fired.
    const own = share / left;
    left -= share;
    return { ...kind, match, rate: own, seed };
  });
}
