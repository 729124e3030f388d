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

/** Exchanges an API key for an access token (api.md §5.1). It changes nothing, so it may be asked again. */
export const tokenByApiKey: Operation<{ readonly apiKey: string }, Grant> = {
  name: "sign in",
  method: "POST",
  path: () => "/identity/token",
  form: ({ apiKey }) => ({ grant_type: "urn:ibm:params:oauth:grant-type:apikey", apikey: apiKey }),
  roles: [],
  accepts: [200],
  answer: async () => (await import("./iam-token.js")).IamToken,
};
