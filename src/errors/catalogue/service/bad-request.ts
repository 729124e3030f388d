import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";
import { own } from "../own.js";
import { ourFault } from "./our-fault.js";

/** 400. */
export const badRequest = {
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
      "sign in again: ibmcloud login; then export IBMCLOUD_IAM_TOKEN, as this prints it: ibmcloud iam oauth-tokens",
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
} as const satisfies Record<string, Explanation>;
