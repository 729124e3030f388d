import type { Refusal } from "./refusals.js";

/** The refusals of requests that are wrong in themselves, and of names already taken (api.md §4.2). */
export const requestRefusals = {
  totalMismatch: {
    status: 400,
    code: "COLLECTION_TOTAL_MISMATCH_ERR",
    message: "Collection total does not match number of resources",
  },
  queryMismatch: {
    status: 400,
    code: "BODY_QUERY_PARAM_MISMATCH_ERR",
    message: "Data in body does not match data required by query parameter",
  },
  tooManyResources: {
    status: 400,
    code: "NUM_COLLECTION_RESOURCE_ERR",
    message: "Only a single instance policy may be created per query parameter",
  },
  tooBroad: {
    status: 400,
    code: "KEY_SEARCH_TOO_BROAD",
    message: "The search covers more than 5000 keys",
  },
  aliasTaken: {
    status: 409,
    code: "KEY_ALIAS_NOT_UNIQUE_ERR",
    message: "The alias is already in use in this instance",
  },
  /** The status is a guess: api.md §8.8. */
  aliasQuota: {
    status: 409,
    code: "KEY_ALIAS_QUOTA_ERR",
    message: "A key has at most five aliases",
  },
  /** A guess: no source shows the code. */
  noAlias: { status: 404, code: "KEY_ALIAS_NOT_FOUND_ERR", message: "The key has no such alias" },
  noRing: { status: 404, code: "KEY_RING_NOT_FOUND_ERR", message: "Key ring does not exist" },
  /** A guess: no source shows the code. */
  ringTaken: { status: 409, code: "KEY_RING_NOT_UNIQUE_ERR", message: "Key ring already exists" },
  ringInUse: {
    status: 409,
    code: "KEY_RING_KEYS_NOT_DELETED_ERR",
    message: "The specified key ring contains at least one key that is not destroyed",
  },
  ringNotEmpty: {
    status: 409,
    code: "KEY_RING_NOT_EMPTY_ERR",
    message: "The specified key ring contains at least one key (in any state)",
  },
} as const satisfies Readonly<Record<string, Refusal>>;

/** A body that does not decode, or holds what it may not. */
export const badBody = (detail: string): Refusal => ({
  status: 400,
  code: "BAD_BODY_ERR",
  message: `Invalid body data was passed. Please ensure the data passed had valid formatting with no invalid characters: ${detail}`,
});

/** A field outside its range or form. */
export const invalidField = (name: string, must: string): Refusal => ({
  status: 400,
  code: "INVALID_FIELD_ERR",
  message: `The field \`${name}\` must be: ${must}`,
  target: { type: "field", name },
});

/** A query parameter outside its range or form. */
export const invalidQuery = (name: string, must: string): Refusal => ({
  status: 400,
  code: "INVALID_QUERY_PARAM_ERR",
  message: `The query_param \`${name}\` must be: ${must}`,
  target: { type: "query_param", name },
});

/** What the emulator does not do, so that nobody takes it for a fault of the service. */
export const notEmulated = (what: string): Refusal => ({
  status: 501,
  errorMsg: `Not Implemented: ${what} is not emulated`,
});
