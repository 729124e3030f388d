/** A "no" in the service's own words (api.md §2.4, §4.1, §4.2). */
export interface Refusal {
  readonly status: number;
  /** Absent where the service gives no reasons. */
  readonly code?: string;
  readonly message?: string;
  /** The cause that stands in the middle of the error message. */
  readonly cause?: string;
  /** The whole error message, where it was captured or has no reasons. */
  readonly errorMsg?: string;
  readonly target?: { readonly type: "field" | "query_param"; readonly name: string };
}

const SEE = "Key could not be deleted. Please see `reasons` for more details.";
const INVALID_STATE = "KEY_ACTION_INVALID_STATE_ERR";

const invalidState = (cause: string): Refusal => ({
  status: 409,
  code: INVALID_STATE,
  message: "Key is not in a valid state",
  cause,
});

const tooEarly = (rule: string): Refusal => ({
  status: 409,
  code: "REQ_TOO_EARLY_ERR",
  message: `The key was updated recently: Please wait and try again${rule}`,
});

const notMet = (errorMsg: string): Refusal => ({
  status: 409,
  code: "AUTHORIZATIONS_NOT_MET",
  message: "The key cannot be deleted because it failed the dual authorization request.",
  errorMsg,
});

/** The refusals that need nothing filled in. */
export const refusals = {
  unauthorized: {
    status: 401,
    errorMsg:
      "Unauthorized: Either the user does not have access to the specified resource, the resource does not exist, or the region is incorrectly set",
  },
  noInstance: {
    status: 400,
    errorMsg: "Bad Request: Request requires valid Bluemix-Instance Header containing a valid UUID",
  },
  noSubject: {
    status: 400,
    code: "BEARER_SUB_EXTRACTION_ERR",
    message: "Failed extracting the subject from the bearer token",
  },
  notFound: { status: 404, code: "KEY_NOT_FOUND_ERR", message: "Key does not exist" },
  deleted: {
    status: 410,
    code: "KEY_DELETED_ERR",
    message: "Key has already been deleted: Please delete references to this key",
  },
  notApproved: notMet(`Conflict: 1 prior authorization(s) are required for deletion: ${SEE}`),
  samePerson: notMet(
    `The user who deletes the key must differ from the user who sets the key for deletion: ${SEE}`,
  ),
  retained: {
    status: 409,
    code: "PREV_KEY_DEL_ERR",
    message:
      "The key cannot be deleted because it's protecting a cloud resource that has a retention policy",
  },
  protecting: {
    status: 409,
    code: "PROTECTED_RESOURCE_ERR",
    message: "The key cannot be deleted because it has one or more associated resources.",
    target: { type: "query_param", name: "force" },
  },
  notActive: invalidState("Key is not in active state"),
  notSuspended: invalidState("Key is not in suspended state"),
  notDestroyed: invalidState("Key is not in destroyed state"),
  neverActive: invalidState("Key was never activated"),
  /** A guess: no source shows this refusal; a quirk asks for it. */
  alreadySet: invalidState("Key is already set for deletion"),
  /** A guess: no source shows this refusal; a quirk asks for it. */
  notSet: invalidState("Key is not set for deletion"),
  /** A guess: that the policy stays is documented, the answer to taking it back is not (api.md §8.3). */
  policyStays: invalidState("Dual authorization of a key cannot be reverted"),
  notDualAuth: {
    status: 409,
    code: "NOT_DUAL_AUTH_ERR",
    message: "The key is not dual auth enabled and cannot be set for deletion",
  },
  tooEarly: tooEarly(""),
  tooEarlyToPurge: tooEarly(": Purge operation is allowed 4h0m0s after key is deleted"),
  restoreExpired: {
    status: 400,
    code: "KEY_RESTORE_EXPIRED",
    message: "Key restoration has expired",
  },
  rootOnly: {
    status: 400,
    code: "KEY_ROOT_REQ_ERR",
    message: "Requested action can only be completed with a root key",
  },
  /** How a refused write reads is not known; only that reads go on while it lasts (api.md §1.1). */
  writesRefused: { status: 503, errorMsg: "Service Unavailable: writes are refused for now" },
} as const satisfies Readonly<Record<string, Refusal>>;
