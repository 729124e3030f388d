import { purgeKey } from "../api/keys.js";
import { isDestroyed } from "../core/checks.js";
import { isPurgeable } from "../core/time-checks.js";
import type { Change } from "./change.js";
import { keySubject } from "./key-subject.js";
import { sameKey } from "./same-key.js";

/**
 * The step without a way back. All that can be read of the key goes into the run file first; KeyPurge alone does
 * not allow reading it (api.md §6).
 */
export const purge: Change = {
  name: "purge",
  danger: "severe",
  subject: keySubject({ registrations: true, policy: true }),
  checks: [isDestroyed, isPurgeable],
  operation: () => purgeKey,
  settle: (before, after) => {
    if (after === "gone") return "done";
    return sameKey(before, after) ? "untouched" : "changed-by-other";
  },
  resend: "never",
  already: ["KEY_NOT_FOUND_ERR"],
  unreadable: "purge-needs-reader",
};
