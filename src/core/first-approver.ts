import type { KeySnapshot } from "./snapshot.js";
import { after, WINDOW } from "./windows.js";

/** How sure each source of it is. */
const CERTAINTIES = { journal: "certain", "key-policy": "likely" } as const;

type Source = keyof typeof CERTAINTIES;

/** Who gave the first approval, how sure that is, and where it is known from. */
export interface FirstApprover {
  readonly iamId: string;
  readonly certainty: (typeof CERTAINTIES)[Source];
  readonly source: Source;
}

type Seen = Pick<KeySnapshot, "key" | "policy" | "recorded">;

const TWO_MINUTES = 120_000;

const known = (iamId: string, source: Source): FirstApprover => ({
  iamId,
  certainty: CERTAINTIES[source],
  source,
});

/**
 * The service does not tell who approved. This machine's journal knows it where the approval that stands is one that
 * was given from here; else the key's policy lets it be deduced. Where the two contradict each other, nobody knows.
 */
export function firstApprover(seen: Seen): FirstApprover | null {
  if (seen.key.setForDeletion !== true) return null;
  const author = authorOf(seen);
  const [recorded, ...others] = new Set(recordedFor(seen));
  if (recorded === undefined) return author === null ? null : known(author, "key-policy");
  const agreed = others.length === 0 && (author === null || author === recorded);
  return agreed ? known(recorded, "journal") : null;
}

/** A later set by anybody has another deadline, and an unset leaves none; so the deadline says whether it still stands. */
const recordedFor = ({ key: { approvalExpires }, recorded = [] }: Seen): readonly string[] =>
  recorded
    .filter(({ expires }) => expires.getTime() === approvalExpires?.getTime())
    .map(({ iamId }) => iamId);

/**
 * Setting a key moves the date and the author of its policy (api.md §2.2), so an approval that ends seven days after
 * the policy's last change is likely its author's.
 */
function authorOf({ key: { approvalExpires }, policy }: Seen): string | null {
  if (policy === null || policy === "unknown") return null;
  const { updatedAt, updatedBy } = policy;
  if (!updatedAt || !updatedBy || !approvalExpires) return null;
  const apart = after(updatedAt, WINDOW.approval).getTime() - approvalExpires.getTime();
  return Math.abs(apart) <= TWO_MINUTES ? updatedBy : null;
}
