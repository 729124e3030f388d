import { type Exchange, exchanged } from "./exchanged.js";
import { tokenByApiKey } from "./iam.js";
import { renewingToken } from "./renewing-token.js";
import type { TokenSource } from "./token-source.js";

/** What signing in with an API key needs. */
export interface SignIn extends Exchange {
  readonly apiKey: string;
}

/** Tokens for an API key, exchanged at IAM and renewed in time. */
export const tokenFromApiKey = ({ apiKey, ...exchange }: SignIn): TokenSource =>
  renewingToken(() => exchanged(tokenByApiKey, { apiKey }, exchange), exchange.elapsed);
