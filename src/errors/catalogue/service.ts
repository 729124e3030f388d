import { EXIT } from "../exit-codes.js";
import type { Explanation } from "../explanation.js";
import { own } from "./own.js";

/** What kp-dual does about a request of its own that the service calls malformed: nothing that a user could. */
const ourFault = {
  title: "the service calls the request malformed",
  do: ["this is a fault of kp-dual: update it, or report this with the correlation id"],
  exit: EXIT.unexpected,
} as const satisfies Omit<Explanation, "why">;

/** The service's refusals by its own codes: every code of api.md §4.2. */
export const service = {
  // 400

  COLLECTION_TOTAL_MISMATCH_ERR: {
    ...ourFault,
    why: "the number of resources in the request isn't the one that the request names",
    status: 400,
    says: [/collection total does not match number of resources/i],
  },
  BODY_QUERY_PARAM_MISMATCH_ERR: {
    ...ourFault,
    why: "the request's address names another policy than its body",
    status: 400,
    says: [/data in body does not match data required by query parameter/i],
  },
  BEARER_SUB_EXTRACTION_ERR: {
    title: "the service can't tell from the token who you are",
    why: "the token is damaged, or something else was given in its place",
    do: [
      "export a new one as IBMCLOUD_IAM_TOKEN, as ibmcloud iam oauth-tokens prints it after ibmcloud login",
      "check where the token comes from: kp-dual whoami; an API key is safer: export IBMCLOUD_API_KEY",
    ],
    exit: EXIT.notAllowed,
    status: 400,
    says: [/extracting the subject from the bearer token failed/i],
  },
  BAD_BODY_ERR: {
    ...ourFault,
    why: "the body of the request has a part too many, too few or twice",
    status: 400,
    says: [/invalid body data was passed/i],
  },
  INVALID_FIELD_ERR: {
    ...ourFault,
    why: "a field of the request is outside what the service allows; its own words name the field",
    status: 400,
    says: [/the field ['"`]?\w{1,60}['"`]? must be:/i],
  },
  INVALID_QUERY_PARAM_ERR: {
    ...ourFault,
    why: "a part of the request's address is outside what the service allows; its own words name the part",
    status: 400,
    says: [/the query_param ['"`]?\w{1,60}['"`]? must be:/i],
  },
  KEY_SEARCH_TOO_BROAD: {
    title: "there are too many keys to search",
    why: "the service searches at most 5000 keys at once",
    do: [
      "let kp-dual search by itself: kp-dual key list {at} --search TEXT",
      "or search in one key ring: --key-ring",
    ],
    exit: EXIT.blocked,
    status: 400,
  },
  KEY_RESTORE_EXPIRED: {
    ...own["restore-expired"],
    status: 400,
    says: [/key restoration has expired/i],
  },
  KEY_EXPIRED_ERR: {
    title: "the key's own expiration date has passed",
    why: "a key that was made to last until a date can't be brought back to use after it",
    do: [
      "see its dates: kp-dual key show {key} {at}; the data it protected needs another key",
      "if the data is still needed, ask IBM support before the thirty days after the deletion are over",
    ],
    exit: EXIT.blocked,
    status: 400,
    says: [/because the key is expired/i, /the key expired on \d/i],
  },
  KEY_IMPT_REQ_ERR: {
    title: "only imported keys can be restored here",
    why: "this is the service's rule from before February 2021; today it restores every key",
    do: ["ask IBM support, and give them the correlation id"],
    exit: EXIT.blocked,
    status: 400,
    says: [/only imported keys may be restored/i],
  },
  KEY_ROOT_REQ_ERR: {
    title: "only a root key can do that",
    why: "disabling, enabling, rotating and wrapping are for root keys; this is a standard key",
    do: ["see the key's type: kp-dual key show {key} {at}"],
    exit: EXIT.blocked,
    status: 400,
    says: [
      /requested action can only be completed with a root key/i,
      /rotation policy cannot be set on a standard key/i,
    ],
  },
  NO_BODY_ERR: {
    ...ourFault,
    why: "the request has no body where the service needs one",
    status: 400,
    says: [/missing body in request/i],
  },
  NUM_COLLECTION_RESOURCE_ERR: {
    ...ourFault,
    why: "the request holds more than the one policy that its address names",
    status: 400,
    says: [/only a single instance policy may be created/i],
  },
  INCORRECT_NONCE_ERR: {
    title: "the encrypted nonce doesn't fit",
    why: "importing a key takes the nonce of the import token that it was encrypted with",
    do: ["begin again with a new import token: ibmcloud kp import-token create -i {instanceId}"],
    exit: EXIT.blocked,
    status: 400,
    says: [/encrypted nonce given does not match existing record/i],
  },
  INCORRECT_NONCE_IV_ERR: {
    title: "the encrypted nonce and its initialisation vector don't fit",
    why: "the nonce must be encrypted with the key material that is given, and the vector must be the one used for it",
    do: [
      "encrypt the nonce again with the same key material and give the vector that comes out",
      "if it fails again, ask IBM support",
    ],
    exit: EXIT.blocked,
    status: 400,
    says: [/encrypted nonce was not encrypted with the key material given/i],
  },
  KEY_PAYLOAD_REQ_ERR: {
    title: "this key was imported, so rotating it takes new key material",
    why: "the service makes new material only for keys that it generated itself",
    do: ["give the new material: ibmcloud kp key rotate {key} -i {instanceId} -k MATERIAL"],
    exit: EXIT.blocked,
    status: 400,
    says: [/this root key was created with user-supplied key material/i],
  },

  // 401 and 403

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

  // 409

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

  // KMIP; their statuses are not documented

  KMIP_ADAPTER_DUPLICATE_NAME_ERR: {
    title: "there is a KMIP adapter of that name",
    why: "the name of a KMIP adapter must be unique in the instance",
    do: ["choose another name; see the adapters: ibmcloud kp kmip adapters -i {instanceId}"],
    exit: EXIT.blocked,
  },
  KMIP_CERT_DUPLICATE_NAME_ERR: {
    title: "there is a KMIP certificate of that name",
    why: "the name of a certificate must be unique in its KMIP adapter",
    do: ["choose another name for the certificate"],
    exit: EXIT.blocked,
  },
  KMIP_CERT_DUPLICATE_ERR: {
    title: "that KMIP certificate is there already",
    why: "a certificate can be added once only",
    do: ["use the one that is there, or make another certificate"],
    exit: EXIT.blocked,
  },
  KMIP_OBJECT_NOT_FOUND_ERR: {
    title: "no such KMIP object",
    why: "the object has another id, belongs to another adapter, or has been deleted",
    do: ["check the adapter and the object's id in the IBM Cloud console"],
    exit: EXIT.notFound,
  },

  // 410, 422 and 500

  KEY_DELETED_ERR: {
    title: "the key has already been deleted",
    why: "a deleted key can be restored for thirty days, and purged four hours after its deletion",
    do: [
      "see by whom and until when it can be restored: kp-dual key show {key} {at}",
      "to undo it, a Manager runs: kp-dual key restore {key} {at}",
    ],
    exit: EXIT.blocked,
    status: 410,
    says: [/key has already been deleted/i, /key has been deleted and is no longer available/i],
  },
  KEY_INVALID_STATE_ERR: {
    title: "the key is not in a state that allows a registration",
    why: "a cloud resource can be registered with an active key only",
    do: ["see its state and what can follow: kp-dual key show {key} {at}"],
    exit: EXIT.blocked,
    status: 422,
  },
  KEY_ROOT_REQ_REG_ERR: {
    title: "resources can be registered with a root key only",
    why: "cloud services protect their data with root keys; this is a standard key",
    do: ["choose a root key; see the key's type: kp-dual key show {key} {at}"],
    exit: EXIT.blocked,
    status: 422,
  },
  INVALID_SIG_EXP_ERR: {
    title: "a signature of the service doesn't hold",
    why: "what was to be wrapped again carries a signature that the service doesn't accept",
    do: ["ask IBM support, and give them the correlation id"],
    exit: EXIT.blocked,
    status: 422,
  },
  UNPROCESSABLE_CIPHERTEXT_ERR: {
    title: "the ciphertext is damaged, or is another key's",
    why: "only what this very key has wrapped, unchanged, can be unwrapped with it",
    do: ["check the ciphertext and the key that it was wrapped with"],
    exit: EXIT.blocked,
    status: 422,
    says: [/provided ciphertext is invalid or corrupted/i],
  },
  KEY_VERSION_INVALID: {
    title: "the key's version is not later than the registered one",
    why: "a cloud service may move a registration only to a later version of the key",
    do: ["rotate the key first: ibmcloud kp key rotate {key} -i {instanceId}"],
    exit: EXIT.blocked,
    status: 422,
    says: [/key version is later than current registration key version/i],
  },
  INCOMPLETE_METADATA_ERR: {
    title: "the service's record of the key is damaged",
    why: "what the service knows about the key is no longer complete, so it does nothing with it",
    do: ["ask IBM support, and give them the key's id and the correlation id"],
    exit: EXIT.blocked,
    status: 500,
    says: [/key metadata became corrupted/i],
  },
} as const satisfies Record<string, Explanation>;
