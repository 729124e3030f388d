import { bareToken } from "../../api/bare-token.js";
import { credentialFits } from "../../api/credential-fits.js";
import { fixedToken } from "../../api/fixed-token.js";
import type { TokenSource } from "../../api/token-source.js";
import type { SignInMeans } from "./way.js";

/** The one token that somebody gave us; one in the wrong place is refused before anything is sent. */
export function byToken(
  given: string,
  { keepSecret, rehearsal }: Pick<SignInMeans, "keepSecret" | "rehearsal">,
): TokenSource {
  const secret = bareToken(given);
  keepSecret(secret);
  credentialFits(rehearsal, { kind: "token", secret });
  return fixedToken(secret);
}
