import { credentialFits } from "../../api/credential-fits.js";
import { tokenFromApiKey } from "../../api/token.js";
import type { TokenSource } from "../../api/token-source.js";
import type { SignInMeans } from "./way.js";

/** Tokens for an API key; one in the wrong place is refused before anything is sent. */
export function byApiKey(apiKey: string, means: SignInMeans): TokenSource {
  means.keepSecret(apiKey);
  credentialFits(means.rehearsal, { kind: "api-key", secret: apiKey });
  const { iam, readFrom, elapsed } = means;
  return tokenFromApiKey({ apiKey, iam, readFrom, elapsed });
}
