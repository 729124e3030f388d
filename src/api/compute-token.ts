import { KpDualError } from "../errors/kp-dual-error.js";
import { type Exchange, exchanged } from "./exchanged.js";
import { tokenByComputeToken } from "./iam.js";
import type { Grant } from "./iam-token.js";
import { renewingToken } from "./renewing-token.js";
import type { TokenSource } from "./token-source.js";

/** What signing in as a trusted profile needs. */
export interface ComputeSignIn extends Exchange {
  /** The compute resource's own token; asked for at each exchange, since it is renewed from outside. */
  readonly computeToken: () => Promise<string>;
  /** The name, the id or the CRN of the profile. */
  readonly profile: string;
}

/** The catalogue's remedies are about an API key, and there is none here. */
const REMEDIES = [
  "check that IBMCLOUD_CR_PROFILE names a trusted profile, and that the profile trusts this compute resource",
] as const;

/** Tokens of a trusted profile for the token of a compute resource, exchanged at IAM and renewed in time (api.md §5.1). */
export function tokenFromComputeToken(signIn: ComputeSignIn): TokenSource {
  const { computeToken, profile, elapsed } = signIn;
  const exchange = async (): Promise<Grant> => {
    const input = { computeToken: await computeToken(), profile };
    try {
      return await exchanged(tokenByComputeToken, input, signIn);
    } catch (error) {
      const isBare = error instanceof KpDualError && error.code === "sign-in-refused";
      throw isBare ? error.with({ do: REMEDIES }) : error;
    }
  };
  return renewingToken(exchange, elapsed);
}
