import { unsetKeyForDeletion } from "../api/keys.js";
import { isActive, isDualAuth } from "../core/checks.js";
import { type Stage, stageOf } from "../core/stage.js";
import type { Change } from "./change.js";
import { keySubject } from "./key-subject.js";

/** An approval that ran out needs no withdrawing. */
const NOTHING_STANDS: readonly Stage[] = ["protected", "lapsed"];

/** Takes the first approval back: a step towards safety, so it may be sent again after a look. */
export const withdrawal: Change = {
  name: "unset",
  danger: "mild",
  subject: keySubject({ registrations: false, policy: false }),
  checks: [isActive, isDualAuth],
  operation: () => unsetKeyForDeletion,
  settle: (before, after) => {
    if (after === "gone") return "changed-by-other";
    if (after.key.state === "destroyed")
      return before.key.state === "destroyed" ? "untouched" : "changed-by-other";
    return NOTHING_STANDS.includes(stageOf(after.key, after.serverNow)) ? "done" : "untouched";
  },
  resend: "after-a-look",
};
