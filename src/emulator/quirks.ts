import * as z from "zod/mini";

/** Where nobody knows what the service really does, a quirk chooses (api.md §8, reliability.md §0.3). */
export const Quirks = z.strictObject({
  /**
   * Set on a key whose approval still stands. accept: the later person takes the place of the first and seven
   * days begin anew; extend: seven days begin anew for the first person; refuse: 409.
   */
  secondSet: z._default(z.enum(["accept", "extend", "refuse"]), "accept"),
  /** Unset on a key that is not set. accept: 204, and nothing changes; refuse: 409. */
  unsetWhenNotSet: z._default(z.enum(["accept", "refuse"]), "accept"),
  /** What the person who set the key is answered on deleting it. */
  samePersonStatus: z._default(z.literal([403, 409]), 409),
  /** What a deletion answers where the caller did not ask for the key in return. */
  deleteStatus: z._default(z.literal([200, 204]), 204),
  /** How long reading a key still shows what it was before a write, in real milliseconds: the reader waits in them. */
  readLagMs: z._default(z.int().check(z.gte(0), z.lte(600_000)), 0),
  /** The items of a list lack dualAuthDelete, as in 2020. */
  listOmitsDualAuth: z._default(z.boolean(), false),
  /** Restoring a key moves its lastUpdateDate. */
  restoreTouchesUpdate: z._default(z.boolean(), true),
  /** A restored key is still set for deletion. */
  restoreKeepsApproval: z._default(z.boolean(), false),
  /** A deleted key says by whom. */
  deletedBy: z._default(z.boolean(), true),
  /** A busy service says when to come again. */
  retryAfter: z._default(z.boolean(), true),
  /** Every write is answered 503, while reads work, as during a regional failover. */
  writesRefused: z._default(z.boolean(), false),
});

export type Quirks = z.infer<typeof Quirks>;

/** The quirks of a seed that names none: what api.md holds for likeliest. */
export const LIKELIEST: Quirks = Quirks.parse({});
