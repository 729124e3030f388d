import type { ReadFrom } from "../api/api.js";
import { credentialFits } from "../api/credential-fits.js";
import { fixedToken } from "../api/fixed-token.js";
import { tokenFromApiKey } from "../api/token.js";
import type { TokenSource } from "../api/token-source.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { apiKeyFrom } from "./api-key-file.js";
import type { Environment } from "./environment.js";

/** What signing in needs of the world. */
export interface SignInMeans {
  readonly environment: Environment;
  readonly apiKeyFile: string | null;
  readonly input: () => Promise<string>;
  /** Where IAM is. */
  readonly iam: string;
  readonly rehearsal: boolean;
  readonly readFrom: ReadFrom;
  readonly elapsed: () => number;
  /** Told of every secret before it is used, so that it is never printed. */
  readonly keepSecret: (secret: string) => void;
  readonly exposed: (file: string) => void;
}

/** The first credential that is present, in the order of interface.md §2; none is "not-signed-in". */
export async function signIn(means: SignInMeans): Promise<TokenSource> {
  const { environment, apiKeyFile } = means;
  if (apiKeyFile !== null) {
    const { apiKey, exposed } = await apiKeyFrom(apiKeyFile, means.input);
    if (exposed) means.exposed(apiKeyFile);
    return byApiKey(apiKey, means);
  }
  if (environment.IBMCLOUD_API_KEY) return byApiKey(environment.IBMCLOUD_API_KEY, means);
  if (environment.IBMCLOUD_IAM_TOKEN) return byToken(environment.IBMCLOUD_IAM_TOKEN, means);
  throw new KpDualError("not-signed-in");
}

function byApiKey(apiKey: string, means: SignInMeans): TokenSource {
  means.keepSecret(apiKey);
  credentialFits(means.rehearsal, { kind: "api-key", secret: apiKey });
  const { token, renew } = tokenFromApiKey({ apiKey, ...means });
  const kept = (got: string) => {
    means.keepSecret(got);
    return got;
  };
  return {
    token: async () => kept(await token()),
    renew: async (refused) => {
      const other = await renew(refused);
      return other && kept(other);
    },
  };
}

function byToken(given: string, means: SignInMeans): TokenSource {
  const source = fixedToken(given);
  const secret = given.replace(/^Bearer\s+/i, "");
  means.keepSecret(secret);
  credentialFits(means.rehearsal, { kind: "token", secret });
  return source;
}
