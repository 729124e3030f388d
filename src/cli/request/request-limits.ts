/** What a request file may hold at most: it is for people, who hand longer lists over as lists. */
export const REQUEST = { bytes: 1024 * 1024, keys: 500, reason: 1_000 } as const;
