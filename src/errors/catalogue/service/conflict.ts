import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";
import { own } from "../own.js";

/** 409. */
export const conflict = {
  AUTHORIZATIONS_NOT_MET: {
    ...own["approval-missing"],
    status: 409,
    says: [
      /number of authorizations required to delete is not met/i,
      /failed the dual authorization request/i,
    ],
  },
  PROTECTED_RESOURCE_ERR: {
    ...own.registered,
    status: 409,
    says: [
      /protecting one or more cloud resources/i,
      /the key has one or more associated resources/i,
      // The console's form of it, as the hs-crypto documentation explains it; other causes stand before "Key".
      /conflict: key could not be deleted\. status: 409, correlation id/i,
    ],
  },
  PREV_KEY_DEL_ERR: {
    ...own["retention-lock"],
    status: 409,
    says: [/protecting a cloud resource that has a retention policy/i],
  },
  KEY_ACTION_INVALID_STATE_ERR: {
    ...own["wrong-state"],
    status: 409,
    says: [/key is not in (?:an? )?[a-z-]{2,20} state/i],
  },
  NOT_DUAL_AUTH_ERR: {
    ...own["not-dual-auth"],
    status: 409,
    says: [/key is not dual auth enabled/i],
  },
  REQ_TOO_EARLY_ERR: {
    title: "the key was changed too recently",
    why: "the service lets time pass after a change: four hours from deletion to purge, thirty seconds to a restore",
    do: [
      "see from when on it is possible: kp-dual key show {key} {at}; then repeat the command",
      "for a purge, let kp-dual wait: kp-dual key purge {key} {at} --wait",
    ],
    exit: EXIT.tooEarly,
    status: 409,
    says: [/key was updated recently/i],
  },
  KEY_ROTATION_NOT_PERMITTED: {
    title: "the key was rotated within the last hour",
    why: "the service rotates a key once an hour at most",
    do: ["wait an hour, then rotate it again: ibmcloud kp key rotate {key} -i {instanceId}"],
    exit: EXIT.tooEarly,
    status: 409,
    says: [/this root key has been rotated within the last hour/i],
  },
  KEY_CREATE_IMPORT_ACCESS_ERR: {
    title: "the instance forbids making or importing this kind of key",
    why: "its policy keyCreateImportAccess says which kinds of key may be made or imported",
    do: [
      "ask a Manager of {instance} to change it; see it: ibmcloud kp instance policies -i {instanceId}",
    ],
    exit: EXIT.blocked,
    status: 409,
    says: [/keycreateimportaccess instance policy does not allow this action/i],
  },
  IMPORT_TOKEN_EXPIRED_ERR: {
    title: "the import token has run out",
    why: "an import token can be used for a limited time and a limited number of imports",
    do: ["make a new one: ibmcloud kp import-token create -i {instanceId}"],
    exit: EXIT.blocked,
    status: 409,
    says: [/the import token has expired/i],
  },
  KEY_ALIAS_NOT_UNIQUE_ERR: {
    title: "the alias is taken",
    why: "an alias can belong to one key of an instance only",
    do: ["choose another one; see whose it is: kp-dual key list {at} --search ALIAS"],
    exit: EXIT.blocked,
    status: 409,
  },
  KEY_ALIAS_QUOTA_ERR: {
    title: "the key has as many aliases as it can have",
    why: "a key can have five aliases",
    do: ["delete one of them in the IBM Cloud console; see them: kp-dual key show {key} {at}"],
    exit: EXIT.blocked,
  },
  KEY_RING_NOT_EMPTY_ERR: {
    title: "the key ring still holds keys",
    why: "a key ring can be deleted once it holds no key in any state, deleted ones included",
    do: [
      "see them: kp-dual key list {at} --key-ring KEY_RING; then move or purge them",
      "or delete the key ring by force, once all its keys are deleted: ibmcloud kp key-ring delete KEY_RING -i {instanceId} -f",
    ],
    exit: EXIT.blocked,
    status: 409,
    says: [/specified key ring contains at least one key/i],
  },
  KEY_RING_KEYS_NOT_DELETED_ERR: {
    title: "the key ring holds keys that are not deleted",
    why: "even by force a key ring can be deleted only once all its keys are deleted",
    do: [
      "see them: kp-dual key list {at} --key-ring KEY_RING; then delete them or move them to another key ring",
    ],
    exit: EXIT.blocked,
    status: 409,
  },
} as const satisfies Record<string, Explanation>;
