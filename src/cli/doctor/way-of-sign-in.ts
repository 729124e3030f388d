import type { Environment } from "../environment.js";
import type { GlobalOptions } from "../global-options.js";

type Given = (options: GlobalOptions, environment: Environment) => unknown;

/** In the order in which they are tried (interface.md §2). */
const WAYS: Readonly<Record<string, Given>> = {
  "--api-key-file": ({ apiKeyFile }) => apiKeyFile !== undefined,
  IBMCLOUD_API_KEY: (_, { IBMCLOUD_API_KEY }) => IBMCLOUD_API_KEY,
  IBMCLOUD_IAM_TOKEN: (_, { IBMCLOUD_IAM_TOKEN }) => IBMCLOUD_IAM_TOKEN,
};

/** The name of what is used to sign in; null where nothing of these is there. */
export const wayOfSignIn = (options: GlobalOptions, environment: Environment): string | null =>
  Object.keys(WAYS).find((name) => WAYS[name]?.(options, environment)) ?? null;
