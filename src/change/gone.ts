import type { KpDualError } from "../errors/kp-dual-error.js";

const NOT_FOUND = { code: "KEY_NOT_FOUND_ERR", status: 404 } as const;

/**
 * Whether the service itself says that it knows no such key: purged, where it was seen before. A bare 404 may be a
 * gateway's, and proves nothing.
 */
export const isGone = ({ code, facts }: KpDualError): boolean =>
  code === NOT_FOUND.code && facts.status === NOT_FOUND.status;
