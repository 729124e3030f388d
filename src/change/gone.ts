import type { ErrorCode } from "../errors/catalogue.js";

/** The refusals that say that the service knows no such key: purged, where it was seen before. */
export const GONE: readonly ErrorCode[] = ["KEY_NOT_FOUND_ERR", "key-not-found", "key-purged"];
