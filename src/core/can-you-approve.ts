import { type FirstApprover, firstApprover } from "./first-approver.js";
import type { Person } from "./person.js";
import type { KeySnapshot } from "./snapshot.js";
import { stageOf } from "./stage.js";

export type CanYouApprove = "yes" | "no" | "unknown";

/**
 * Whether a person can give the second approval of a key (interface.md §4). Yes takes the right of a Manager, which
 * reading the key's policy proves, and a first approver who is another person; whoever acts as a trusted profile is
 * none to themselves, even if the service may count two (reliability.md T7).
 */
export function canYouApprove(seen: KeySnapshot, by: Person): CanYouApprove {
  const stage = stageOf(seen.key, seen.serverNow);
  if (stage === "lapsed") return "no";
  const approver = stage === "approval" ? firstApprover(seen) : null;
  if (approver === null) return "unknown";
  if (approver.iamId === by.iamId) return approver.certainty === "certain" ? "no" : "unknown";
  return seen.policy === "unknown" || mayBeYours(approver, seen, by) ? "unknown" : "yes";
}

/**
 * A deduction does not count against this machine's journal: whoever set the key from here lately may still be its
 * first approver, if a set by somebody else only made the seven days begin anew.
 */
const mayBeYours = (
  { iamId, certainty }: FirstApprover,
  { recorded = [] }: KeySnapshot,
  by: Person,
): boolean =>
  iamId === by.authenticatedBy ||
  (certainty !== "certain" && recorded.some((each) => each.iamId === by.iamId));
