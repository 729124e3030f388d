import { enableKeyPolicy } from "../api/key-policies.js";
import { isAlive } from "../core/checks.js";
import type { Change } from "./change.js";
import { keySubject } from "./key-subject.js";

/** Two people from now on, for this key and for ever; hence there is no change for the way back. */
export const keyPolicy: Change = {
  name: "enable-policy",
  danger: "severe",
  subject: keySubject({ registrations: true, policy: false }),
  checks: [isAlive],
  operation: () => enableKeyPolicy,
  settle: (before, after) => {
    if (after === "gone") return "changed-by-other";
    if (after.key.state === "destroyed")
      return before.key.state === "destroyed" ? "untouched" : "changed-by-other";
    return after.key.dualAuth === true ? "done" : "untouched";
  },
  resend: "after-a-look",
};
