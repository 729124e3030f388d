import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** Too early, or too late. */
export const timing = {
  "purge-too-early": {
    title: "the key was deleted less than four hours ago",
    why: "a key can be purged four hours after its deletion at the earliest; until then it can only be restored",
    do: [
      "let kp-dual wait for it: kp-dual key purge {key} {at} --wait",
      "see from when on it is possible: kp-dual key show {key} {at}",
    ],
    exit: EXIT.tooEarly,
    status: 409,
    precise: true,
    says: [
      /(?:key was updated recently.{0,80})?purge operation is allowed \w{1,20} after/i,
      /key could not be purged.{0,200}(?:REQ_TOO_EARLY_ERR|key was updated recently)/i,
    ],
  },
  "restore-too-early": {
    title: "the key was deleted less than thirty seconds ago",
    why: "the service lets thirty seconds pass between deleting a key and restoring it",
    do: ["in half a minute run: kp-dual key restore {key} {at}"],
    exit: EXIT.tooEarly,
    status: 409,
    precise: true,
    says: [/key could not be restored.{0,200}(?:REQ_TOO_EARLY_ERR|key was updated recently)/i],
  },
  "restore-expired": {
    title: "the key can no longer be restored",
    why: "a deleted key can be restored for thirty days; after that its key material is destroyed",
    do: [
      "nothing brings the key back; look for another copy of the data that it protected",
      "what is left of it goes by itself after ninety days, or now, by someone with KeyPurge: kp-dual key purge {key} {at}",
    ],
    exit: EXIT.blocked,
  },
} as const satisfies Record<string, Explanation>;
