import { restoreKey } from "../api/keys.js";
import { isDestroyed } from "../core/checks.js";
import { isRestorable } from "../core/time-checks.js";
import type { Change } from "./change.js";
import { keySubject } from "./key-subject.js";
import { sameKey } from "./same-key.js";

/** Takes a deletion back within 30 days. A repeat could restore what a colleague has just deleted. */
export const restoration: Change = {
  name: "restore",
  danger: "mild",
  subject: keySubject({ registrations: false, policy: false }),
  checks: [isDestroyed, isRestorable],
  operation: () => restoreKey,
  settle: (before, after) => {
    if (after === "gone") return "changed-by-other";
    const { state } = after.key;
    if (state !== "destroyed" && !state.startsWith("unknown")) return "done";
    return sameKey(before, after) ? "untouched" : "changed-by-other";
  },
  resend: "never",
};
