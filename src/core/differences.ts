import type { RequestedKey } from "./deletion-request.js";
import type { KeySnapshot } from "./snapshot.js";

/** One thing that is not as a request says: what it said then, and what the service says now. */
export interface Difference {
  readonly what: string;
  readonly said: Date | string | null;
  readonly now: Date | string | null;
}

type Fact = Difference["now"];

/** A deadline that differs by more belongs to another approval. */
const TWO_MINUTES = 120_000;

const ms = (fact: Fact) => (fact instanceof Date ? fact.getTime() : fact);

const isEqual = (said: Fact, now: Fact): boolean => ms(said) === ms(now);

/** The same deadline, told by two clocks that differ a little. */
const isNear = (said: Fact, now: Fact): boolean =>
  said instanceof Date && now instanceof Date
    ? Math.abs(said.getTime() - now.getTime()) <= TWO_MINUTES
    : said === now;

type Told = Omit<RequestedKey, "id" | "registrations" | "firstApprover">;

interface Comparison {
  readonly what: string;
  readonly of: (key: Told) => Fact;
  readonly same?: (said: Fact, now: Fact) => boolean;
}

const COMPARISONS: readonly Comparison[] = [
  { what: "name", of: ({ name }) => name },
  { what: "key ring", of: ({ keyRing }) => keyRing },
  { what: "state", of: ({ state }) => state },
  { what: "approval until", of: ({ approvalExpires }) => approvalExpires, same: isNear },
  { what: "created", of: ({ createdAt }) => createdAt },
  { what: "rotated", of: ({ rotatedAt }) => rotatedAt },
  { what: "last changed", of: ({ updatedAt }) => updatedAt },
];

/** What is not as a request says of the key, in the order in which a person should see it; empty where all is. */
export const differences = (said: RequestedKey, now: KeySnapshot): readonly Difference[] => [
  ...COMPARISONS.map(({ what, of, same = isEqual }) => {
    const facts = { said: of(said), now: of(now.key) };
    return { what, ...facts, same: same(facts.said, facts.now) };
  })
    .filter(({ same }) => !same)
    .map(({ what, said, now }) => ({ what, said, now })),
  ...registered(said.registrations, now.registrations),
];

type Registrations = KeySnapshot["registrations"];

/** What one of the two could not read can't be compared; that it can't be read now is said by its own check. */
function registered(said: Registrations, now: Registrations): readonly Difference[] {
  if (said === "unknown" || now === "unknown") return [];
  const [before, after] = [lockedBy(said), lockedBy(now)];
  const added = [...after].filter(([crn, locked]) => before.get(crn) !== locked).length;
  if (added === 0 && before.size === after.size) return [];
  const told = `${after.size}${added > 0 ? `, ${added} of them new or changed` : ""}`;
  return [{ what: "registered", said: `${before.size}`, now: told }];
}

const lockedBy = (registrations: Exclude<Registrations, "unknown">) =>
  new Map(registrations.map((each) => [each.resourceCrn, each.preventKeyDeletion]));
