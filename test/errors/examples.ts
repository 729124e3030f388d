import type { ErrorCode } from "../../src/errors/catalogue.js";

/** What the service and IAM say in words alone, each with the one entry that it stands for. */
export const examples: readonly (readonly [ErrorCode, string])[] = [
  ["COLLECTION_TOTAL_MISMATCH_ERR", "Collection total does not match number of resources"],
  ["BODY_QUERY_PARAM_MISMATCH_ERR", "Data in body does not match data required by query parameter"],
  [
    "BEARER_SUB_EXTRACTION_ERR",
    "Extracting the subject from the bearer token failed: Make sure the bearer token passed is the correct one (and correct format) and is allowed to perform requested actions",
  ],
  [
    "BAD_BODY_ERR",
    'Invalid body data was passed. Please ensure the data passed had valid formatting with no invalid characters: json: unknown field "extra_field"',
  ],
  [
    "INVALID_FIELD_ERR",
    "The field `plaintext` must be: a base64 encoded key material: illegal base64 data at input byte 38",
  ],
  [
    "INVALID_FIELD_ERR",
    "The field 'ciphertext' must be: the original base64 encoded ciphertext from the wrap operation",
  ],
  [
    "INVALID_QUERY_PARAM_ERR",
    "The query_param `limit` must be: an integer between 1 and 5000 (inclusive)",
  ],
  ["KEY_RESTORE_EXPIRED", "Key restoration has expired"],
  ["KEY_EXPIRED_ERR", "The action could not be performed on the key because the key is expired."],
  [
    "KEY_EXPIRED_ERR",
    "Bad Request: The key expired on 2020-08-14 19:33:47 +0000 UTC: Key could not be restored. Please see `reasons` for more details.",
  ],
  ["KEY_IMPT_REQ_ERR", "Only imported keys may be restored."],
  ["KEY_ROOT_REQ_ERR", "Requested action can only be completed with a root key."],
  ["KEY_ROOT_REQ_ERR", "Rotation policy cannot be set on a standard key"],
  ["NO_BODY_ERR", "Missing body in request"],
  [
    "NUM_COLLECTION_RESOURCE_ERR",
    "Only a single instance policy may be created per query parameter. Please pass single resource object",
  ],
  [
    "INCORRECT_NONCE_ERR",
    "The encrypted nonce given does not match existing record: Please ensure the correct nonce was given in the request",
  ],
  [
    "INCORRECT_NONCE_IV_ERR",
    "The provided encrypted nonce was not encrypted with the key material given OR the provided IV does not match the encrypted nonce",
  ],
  [
    "KEY_PAYLOAD_REQ_ERR",
    "This root key was created with user-supplied key material: Key material is required to perform a 'rotate' action",
  ],
  [
    "bad-instance-header",
    "Bad Request: Request requires valid Bluemix-Instance Header containing a valid UUID",
  ],
  ["unauthorized", "Unauthorized: The user does not have access to the specified resource"],
  [
    "unauthorized",
    "Unauthorized: Either the user does not have access to the specified resource, the resource does not exist, or the region is incorrectly set",
  ],
  ["CONFIG_RULE_CONFLICT_ERR", "Requested change is not compliant with configuration rules"],
  ["RESOURCE_OWNER_ERR", "The resource(s) queried does not belong to the service"],
  ["SERVICE_ONLY_ERR", "This action can only be done by a service (service to service)"],
  [
    "FEATURE_RESTRICTED_ERR",
    "This action is not permitted on this resource: Please contact IBM Key Protect or open a service ticket to enable this feature",
  ],
  ["KEY_NOT_FOUND_ERR", "Key does not exist"],
  ["AUTHORIZATIONS_NOT_MET", "Number of authorizations required to delete is not met"],
  [
    "AUTHORIZATIONS_NOT_MET",
    "The key cannot be deleted because it failed the dual authorization request.",
  ],
  [
    "approval-missing",
    "Conflict: 1 prior authorization(s) are required for deletion: Key could not be deleted. Please see `reasons` for more details.",
  ],
  [
    "approval-missing",
    "Conflict: 1 prior authorization(s) are required for deletion: Key could not be deleted. Status: 409, Correlation ID: 160cc463-71d1-4b30-a5f2-d3f7e9f2b75e",
  ],
  [
    "same-person",
    "The user who deletes the key must differ from the user who sets the key for deletion: Key could not be deleted. Please see `reasons` for more details.",
  ],
  [
    "same-person",
    'The service was not able to delete key "<key_name>". Because the key is enabled with the dual authorization policy and you set the key for deletion, a second approver needs to continue with the key deletion operation.',
  ],
  ["PROTECTED_RESOURCE_ERR", "Key is protecting one or more cloud resources"],
  [
    "PROTECTED_RESOURCE_ERR",
    "The key cannot be deleted because the key has one or more associated resources.",
  ],
  [
    "PROTECTED_RESOURCE_ERR",
    "Conflict: Key could not be deleted. Status: 409, Correlation ID: 160cc463-71d1-4b30-a5f2-d3f7e9f2b75e",
  ],
  [
    "PREV_KEY_DEL_ERR",
    "The key cannot be deleted because it's protecting a cloud resource that has a retention policy: Before you delete this key, contact an account owner to remove the retention policy on each resource that is associated with the key",
  ],
  ["KEY_ACTION_INVALID_STATE_ERR", "Key is not in a valid state"],
  [
    "KEY_ACTION_INVALID_STATE_ERR",
    "Conflict: Key is not in active state: Key could not be disabled. Please see `reasons` for more details.",
  ],
  ["NOT_DUAL_AUTH_ERR", "The key is not dual auth enabled and cannot be set for deletion"],
  ["REQ_TOO_EARLY_ERR", "The key was updated recently: Please wait and try again"],
  [
    "REQ_TOO_EARLY_ERR",
    "The key was updated recently: Please wait and try again: Sync cannot be performed until at least 2025-06-01T12:00:00Z",
  ],
  [
    "purge-too-early",
    "The key was updated recently: Please wait and try again: Purge operation is allowed 4h0m0s after key is deleted",
  ],
  [
    "purge-too-early",
    "Conflict: Key could not be purged. Please see 'reasons' for more details. The key was updated recently: Please wait and try again",
  ],
  [
    "restore-too-early",
    "Conflict: Key could not be restored. Please see `reasons` for more details. The key was updated recently: Please wait and try again",
  ],
  [
    "KEY_ROTATION_NOT_PERMITTED",
    "This root key has been rotated within the last hour: Only one 'rotate' action per hour is permitted",
  ],
  [
    "KEY_CREATE_IMPORT_ACCESS_ERR",
    "KeyCreateImportAccess instance policy does not allow this action",
  ],
  ["IMPORT_TOKEN_EXPIRED_ERR", "The import token has expired."],
  ["KEY_RING_NOT_EMPTY_ERR", "The specified key ring contains at least one key (in any state)"],
  ["KEY_DELETED_ERR", "Key has already been deleted: Please delete references to this key"],
  ["KEY_DELETED_ERR", "Gone: The key has been deleted and is no longer available."],
  ["UNPROCESSABLE_CIPHERTEXT_ERR", "The provided ciphertext is invalid or corrupted"],
  [
    "KEY_VERSION_INVALID",
    "This request requires that the key version is later than current registration key version",
  ],
  ["INCOMPLETE_METADATA_ERR", "Key metadata became corrupted: Please delete this key"],
  ["BXNIM0415E", "Provided API key could not be found."],
  [
    "no-crypto-units",
    "no healthy upstream: no crypto units are in kms-initialized state at this time",
  ],
  ["no-crypto-units", "no healthy upstream"],
  ["no-crypto-units", "no crypto units are in kms-initialized state at this time"],
  [
    "crypto-units-uninitialised",
    "Bad Request: rpc error: code = Unknown desc = GRPC Return Code: [0X80010000] GRPC Message: [Got error CKR_IBM_WK_NOT_INITIALIZED, from libep11.so in m_UnwrapKey]",
  ],
];
