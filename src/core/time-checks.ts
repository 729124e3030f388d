import { type Check, no, ok, unknown } from "./finding.js";
import type { KeySnapshot } from "./snapshot.js";
import { purgeFrom, restoreFrom, restoreUntil } from "./windows.js";

/** Not in the first 30 seconds, and not after 30 days (api.md §2.6). */
export const isRestorable: Check<KeySnapshot> = {
  name: "time",
  judge: ({ key, serverNow }) => {
    if (key.state !== "destroyed") return ok("not deleted");
    const from = restoreFrom(key);
    const until = restoreUntil(key);
    if (!until) return unknown("the service does not say when it was deleted");
    if (serverNow >= until) return no("restore-expired", "more than 30 days after the deletion");
    if (from && serverNow < from) return no("restore-too-early", "deleted just now", from);
    return ok("within 30 days of the deletion");
  },
};

/** Not in the first four hours (api.md §2.5). */
export const isPurgeable: Check<KeySnapshot> = {
  name: "time",
  judge: ({ key, serverNow }) => {
    if (key.state !== "destroyed") return ok("not deleted");
    const from = purgeFrom(key);
    if (!from) return unknown("the service does not say when it was deleted");
    if (serverNow >= from) return ok("more than four hours after the deletion");
    return no("purge-too-early", "less than four hours after the deletion", from);
  },
};
