import { deleteKey, deleteKeyByForce } from "../api/keys.js";
import { isApproved, isDeletable, isUnregistered } from "../core/checks.js";
import type { Change } from "./change.js";
import { keySubject } from "./key-subject.js";
import { sameKey } from "./same-key.js";

/** The second approval, which deletes. A repeat could delete what a colleague has just restored. */
export const deletion: Change = {
  name: "delete",
  danger: "severe",
  subject: keySubject({ registrations: true, policy: true }),
  checks: [isDeletable, isApproved, isUnregistered(false)],
  operation: () => deleteKey,
  settle: (before, after, { iamId }) => {
    if (after === "gone") return "done";
    const { deletedBy, state } = after.key;
    if (state === "destroyed") return deletedBy && deletedBy !== iamId ? "done-by-other" : "done";
    return sameKey(before, after) ? "untouched" : "changed-by-other";
  },
  resend: "never",
  already: ["KEY_DELETED_ERR"],
};

/** The same with the service's own force, which is sent only where something is registered. */
export const deletionByForce: Change = {
  ...deletion,
  force: true,
  checks: [isDeletable, isApproved, isUnregistered(true)],
  operation: ({ registrations }) => (registrations.length === 0 ? deleteKey : deleteKeyByForce),
};
