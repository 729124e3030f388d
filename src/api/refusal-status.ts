import { KpDualError } from "../errors/kp-dual-error.js";

/** The status with which a service itself refused something; undefined for a proxy's page and all other failures. */
export const refusalStatus = (error: unknown): number | undefined =>
  error instanceof KpDualError && error.code !== "proxy-answered" ? error.facts.status : undefined;
