import type { KeySnapshot } from "./snapshot.js";
import { after, WINDOW } from "./windows.js";

/** Who gave the first approval, and how sure that is. */
export interface FirstApprover {
  readonly iamId: string;
  readonly certainty: "likely" | "claimed";
}

const TWO_MINUTES = 120_000;

/**
 * The service does not tell who approved. But setting a key moves the date and the author of its policy
 * (api.md §2.2), so an approval that ends seven days after the policy's last change is likely its author's.
 */
export function firstApprover({ key, policy }: KeySnapshot): FirstApprover | null {
  if (policy === null || policy === "unknown" || key.setForDeletion !== true) return null;
  const { updatedAt, updatedBy } = policy;
  if (!updatedAt || !updatedBy || !key.approvalExpires) return null;
  const apart = after(updatedAt, WINDOW.approval).getTime() - key.approvalExpires.getTime();
  return Math.abs(apart) <= TWO_MINUTES ? { iamId: updatedBy, certainty: "likely" } : null;
}
