import { setKeyForDeletion } from "../api/keys.js";
import { isActive, isDualAuth } from "../core/checks.js";
import type { Key } from "../core/key.js";
import { stageOf } from "../core/stage.js";
import type { Change } from "./change.js";
import { keySubject } from "./key-subject.js";
import { sameKey } from "./same-key.js";

/** The service shows it, though without a deadline that can be read. */
const isSetWithoutDeadline = ({ state, setForDeletion, approvalExpires }: Key): boolean =>
  state === "active" && setForDeletion === true && approvalExpires === null;

/** The first approval. Sent again while one stands, it could make the second person the first: so it never is. */
export const approval: Change = {
  name: "set-for-deletion",
  danger: "mild",
  subject: keySubject({ registrations: false, policy: false }),
  checks: [isActive, isDualAuth],
  operation: () => setKeyForDeletion,
  settle: (before, after) => {
    if (after === "gone") return "changed-by-other";
    if (stageOf(after.key, after.serverNow) === "approval") return "done";
    if (sameKey(before, after)) return "untouched";
    return isSetWithoutDeadline(after.key) ? "done" : "changed-by-other";
  },
  resend: "after-a-look",
};
