import { KpDualError } from "../errors/kp-dual-error.js";
import type { ReadFrom } from "./api.js";
import { tokenByApiKey } from "./iam.js";
import type { Grant } from "./iam-token.js";
import { refusalStatus } from "./refusal-status.js";
import { renewingToken } from "./renewing-token.js";
import type { TokenSource } from "./token-source.js";

/** What signing in with an API key needs. */
export interface SignIn {
  readonly apiKey: string;
  /** Where IAM is. */
  readonly iam: string;
  readonly readFrom: ReadFrom;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
}

const REFUSED: readonly (number | undefined)[] = [400, 401, 403];

/** A refusal without one of IAM's own codes is explained by where it came from, not by what Key Protect means by it. */
function explained(error: unknown): unknown {
  if (!(error instanceof KpDualError) || !REFUSED.includes(refusalStatus(error))) return error;
  if (error.facts.reason?.trim().startsWith("BXN")) return error;
  return new KpDualError("sign-in-refused", error.facts, { cause: error });
}

/** Tokens for an API key, exchanged at IAM and renewed in time. */
export function tokenFromApiKey({ apiKey, iam, readFrom, elapsed }: SignIn): TokenSource {
  const exchange = async (): Promise<Grant> => {
    try {
      const { value } = await readFrom(tokenByApiKey, { apiKey }, { origin: iam, headers: {} });
      return value;
    } catch (error) {
      throw explained(error);
    }
  };
  return renewingToken(exchange, elapsed);
}
