import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** Not there. */
export const notThere = {
  "key-not-found": {
    title: "no such key in this instance",
    why: "{key} is no key here: it is in another instance or key ring, or has been purged",
    do: [
      "look for it among all keys: kp-dual key list {at}",
      "check the instance: an id is known only in the instance that the key was made in",
    ],
    exit: EXIT.notFound,
  },
  "key-purged": {
    title: "the key has been purged",
    why: "a purged key is gone for good; the service doesn't even know its id any more",
    do: [
      "nothing brings it back; see who purged it in the audit events (IBM Cloud Logs) of the account",
    ],
    exit: EXIT.notFound,
  },
  "instance-not-found": {
    title: "no such instance",
    why: "the service knows no instance with this id",
    do: [
      "list the instances of your account: ibmcloud resource service-instances --service-name kms",
      "name it by its CRN: --instance crn:v1:bluemix:public:kms:…",
    ],
    exit: EXIT.notFound,
  },

  "nothing-to-explain": {
    title: "nothing in it is known",
    why: "kp-dual knows the codes and sentences of Key Protect, Hyper Protect Crypto Services and IAM, and its own codes",
    do: [
      "paste the whole message, with its code: kp-dual explain -",
      "ask IBM support and give them the correlation id",
    ],
    exit: EXIT.notFound,
  },
} as const satisfies Record<string, Explanation>;
