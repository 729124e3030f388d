/** All that there is at first, and at most. */
const FULL = 500;

/** What one more try costs after a 429, and after anything else. */
const COST = { throttled: 5, passing: 14 } as const;

/** What a request gives that worked at once. */
const WORKED = 4;

/** What repeating may cost a run in all, so that a service in trouble is not asked three times as much. */
export interface RetryQuota {
  /** Takes what one more try costs, and tells it; null where less is left: then it is not made. */
  readonly take: (why: keyof typeof COST) => number | null;
  /** A request worked, after tries that cost so much: that comes back. One that worked at once adds a little. */
  readonly worked: (spent: number) => void;
}

/**
 * One for a whole run: the bucket of the AWS SDKs' standard mode (reliability.md T25) with its 500 tokens, and 14 or 5
 * of them for a try. A service that is down is asked 35 times more at most. It differs in two ways, since there one
 * token comes back, and of several tries the last one's cost: with that, a service which fails one request in four
 * empties it within some 1,500 requests, so that a run over 1,000 keys ends for want of tries. With four tokens and
 * the cost of all tries it stays full there, and never empties up to two in five.
 */
export function retryQuota(): RetryQuota {
  let left = FULL;
  return {
    take: (why) => {
      const cost = COST[why];
      if (left < cost) return null;
      left -= cost;
      return cost;
    },
    worked: (spent) => {
      left = Math.min(FULL, left + (spent || WORKED));
    },
  };
}
