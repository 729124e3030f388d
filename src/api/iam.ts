import { trustedOrigin } from "./hosts.js";
import type { Grant } from "./iam-token.js";
import type { Operation } from "./operation.js";

const HOSTS = {
  public: "https://iam.cloud.ibm.com",
  private: "https://private.iam.cloud.ibm.com",
} as const;

/** What decides where we sign in. */
export interface SignInPlace {
  /** The address of a rehearsal, checked. */
  readonly rehearsal: string | null;
  /** IBMCLOUD_IAM_API_ENDPOINT. */
  readonly named: string | null;
  readonly private: boolean;
}

/** Where IAM is. A rehearsal goes before what the environment names, and that before --private. */
export function iamOrigin({ rehearsal, named, private: isPrivate }: SignInPlace): string {
  if (rehearsal !== null) return rehearsal;
  if (named !== null) return trustedOrigin(named, "environment-iam");
  return isPrivate ? HOSTS.private : HOSTS.public;
}

const exchange: Omit<Operation<unknown, Grant>, "form"> = {
  name: "sign in",
  method: "POST",
  path: () => "/identity/token",
  roles: [],
  accepts: [200],
  answer: async () => (await import("./iam-token.js")).IamToken,
};

/** Exchanges an API key for an access token (api.md §5.1). It changes nothing, so it may be asked again. */
export const tokenByApiKey: Operation<{ readonly apiKey: string }, Grant> = {
  ...exchange,
  form: ({ apiKey }) => ({ grant_type: "urn:ibm:params:oauth:grant-type:apikey", apikey: apiKey }),
};

/** A compute resource's own token, and the trusted profile that it is to become. */
export interface ComputeGrant {
  readonly computeToken: string;
  readonly profile: string;
}

const PROFILE_ID = /^Profile-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** IAM has a field for each way to name a profile (api.md §5.1). */
const fieldFor = (profile: string): "profile_crn" | "profile_id" | "profile_name" => {
  if (profile.startsWith("crn:")) return "profile_crn";
  return PROFILE_ID.test(profile) ? "profile_id" : "profile_name";
};

/** Exchanges the token of a compute resource for one of a trusted profile (api.md §5.1). */
export const tokenByComputeToken: Operation<ComputeGrant, Grant> = {
  ...exchange,
  form: ({ computeToken, profile }) => ({
    grant_type: "urn:ibm:params:oauth:grant-type:cr-token",
    cr_token: computeToken,
    [fieldFor(profile)]: profile,
  }),
};
