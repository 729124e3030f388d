import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";
import { own } from "../own.js";

/** 401, 403 and 404. */
export const refusedOrGone = {
  UNAUTHORIZED_ERR: {
    title: own.unauthorized.title,
    why: own.unauthorized.why,
    do: own.unauthorized.do,
    exit: own.unauthorized.exit,
    status: 401,
  },
  CONFIG_RULE_CONFLICT_ERR: {
    title: "a configuration rule of the account forbids this",
    why: "the account's rules, or a network policy of the instance, stand against this change",
    do: [
      "ask the administrator of the account which rule it is and who may change it",
      "if it is about the public network, repeat the command with --private",
    ],
    exit: EXIT.notAllowed,
    status: 403,
    says: [/requested change is not compliant with configuration rules/i],
  },
  RESOURCE_OWNER_ERR: {
    title: "the key belongs to a customer, not to the service that asked",
    why: "a cloud service can't delete a key of its customer, even where it uses that key",
    do: [
      "sign in as a person with the role Manager and run: kp-dual key delete {key} {at}",
      "see who you are to the service: kp-dual whoami",
    ],
    exit: EXIT.notAllowed,
    status: 403,
    says: [/resource\(s\) queried does not belong to the service/i],
  },
  SERVICE_ONLY_ERR: {
    title: "only a cloud service may do that",
    why: "registrations are made, changed and removed by the service whose resource the key protects",
    do: ["delete the resource itself: its service then removes the registration"],
    exit: EXIT.notAllowed,
    status: 403,
    says: [/this action can only be done by a service/i],
  },
  FEATURE_RESTRICTED_ERR: {
    title: "this instance doesn't have that feature",
    why: "IBM has to enable the feature for the instance",
    do: ["ask IBM support to enable it for {instance}, and give them the correlation id"],
    exit: EXIT.notAllowed,
    status: 403,
    says: [/this action is not permitted on this resource/i],
  },

  // 404

  KEY_NOT_FOUND_ERR: {
    ...own["key-not-found"],
    status: 404,
    says: [/\b(?<!api )key does not exist/i],
  },
  KEY_RING_NOT_FOUND_ERR: {
    title: "no such key ring in this instance",
    why: "a key ring is known by its id, in the instance that it was made in",
    do: [
      "list the key rings: ibmcloud kp key-rings -i {instanceId}",
      "or leave --key-ring out: the service then looks in all of them",
    ],
    exit: EXIT.notFound,
    status: 404,
  },
} as const satisfies Record<string, Explanation>;
