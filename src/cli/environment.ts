import * as z from "zod/mini";
import { into } from "../api/into.js";

/** An empty variable says nothing. */
const text = into(z.optional(z.string()), (value) => value?.trim() || null);

/** As an address it is used to refuse what does not belong in it, so only its blanks are taken off. */
const Variables = z.object({
  IBMCLOUD_API_KEY: text,
  IBMCLOUD_IAM_TOKEN: text,
  KP_DUAL_TOKEN_COMMAND: text,
  IBMCLOUD_CR_TOKEN: text,
  IBMCLOUD_CR_PROFILE: text,
  IBMCLOUD_CONFIG_HOME: text,
  IBMCLOUD_HOME: text,
  BLUEMIX_HOME: text,
  IBMCLOUD_IAM_API_ENDPOINT: text,
  KP_INSTANCE_ID: text,
  KP_TARGET_ADDR: text,
  KP_PRIVATE_ADDR: text,
  KP_DUAL_REHEARSAL: text,
  KP_DUAL_REHEARSAL_PACE: into(text, (value) => {
    const pace = Number(value ?? 1);
    return pace > 0 && pace <= 1 ? pace : 1;
  }),
  XDG_CONFIG_HOME: text,
  XDG_STATE_HOME: text,
  HOME: text,
  CI: text,
  NODE_TLS_REJECT_UNAUTHORIZED: text,
});

/** What the environment says to kp-dual; null where it says nothing. */
export type Environment = Readonly<z.infer<typeof Variables>>;

/** The names of all that is read. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(Variables.shape);

const TAKEN_OUT = [
  "IBMCLOUD_API_KEY",
  "IBMCLOUD_IAM_TOKEN",
  "IBMCLOUD_CR_TOKEN",
  "KP_DUAL_TOKEN_COMMAND",
  "NODE_TLS_REJECT_UNAUTHORIZED",
] as const;

/**
 * Reads the environment, and takes out of it what must not act behind our back: the secrets, so that no child and no
 * report of this process gets them (a token command may hold one, and must not call itself), and Node's own switch for trusting every certificate.
 */
export function environmentOf(variables: Record<string, string | undefined>): Environment {
  const environment = Variables.parse(variables);
  for (const name of TAKEN_OUT) delete variables[name];
  return environment;
}
