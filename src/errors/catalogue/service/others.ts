import { EXIT } from "../../exit-codes.js";
import type { Explanation } from "../../explanation.js";

/** KMIP, whose statuses are not documented, then 410, 422 and 500. */
export const others = {
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
