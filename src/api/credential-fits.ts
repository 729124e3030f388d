import { KpDualError } from "../errors/kp-dual-error.js";
import { bareToken } from "./bare-token.js";
import { tokenPayload } from "./token-payload.js";

/** What somebody signs in with. */
export interface Credential {
  readonly kind: "api-key" | "token";
  readonly secret: string;
}

const KEY_PREFIX = "rehearsal-";
const ISSUER = "https://rehearsal.invalid";

const isForRehearsals: Readonly<Record<Credential["kind"], (secret: string) => boolean>> = {
  "api-key": (key) => key.trim().startsWith(KEY_PREFIX),
  token: (token) => tokenPayload(bareToken(token))?.["iss"] === ISSUER,
};

/**
 * Throws unless a credential belongs where it would go: those of rehearsals into rehearsals, real ones elsewhere
 * (interface.md §2). It is asked before anything is sent.
 */
export function credentialFits(rehearsal: boolean, { kind, secret }: Credential): void {
  if (isForRehearsals[kind](secret) === rehearsal) return;
  throw new KpDualError("rehearsal-mismatch", {
    why: rehearsal
      ? "a rehearsal takes only credentials made for rehearsals, so that a real one never leaves by mistake"
      : "this credential is for rehearsals, and KP_DUAL_REHEARSAL is not set",
  });
}
