import { KpDualError } from "../errors/kp-dual-error.js";
import type { Crn } from "./crn.js";
import { endpointOf, formOf } from "./endpoints.js";
import { trustedOrigin } from "./hosts.js";
import type { InstanceRecord } from "./instance-record.js";
import type { Whereabouts } from "./whereabouts.js";

/** An instance that was named by its CRN, or by its GUID and perhaps a region. */
interface Named {
  readonly id: string;
  readonly crn: Crn | null;
  readonly region: string | null;
}

/**
 * The address of an instance as far as it is known without asking: a record of the resource controller tells it, and
 * a rule does where all share one host. Null for instances with a host of their own, whose port no rule tells.
 */
export function knownEndpoint(
  { id, crn, region }: Named,
  { private: isPrivate, rehearsal }: Pick<Whereabouts, "private" | "rehearsal">,
  record: InstanceRecord | null = null,
): string | null {
  if (rehearsal !== null) return rehearsal;
  const told = record?.endpoints[isPrivate ? "private" : "public"];
  if (told) return trusted(told);
  return formOf(crn) === "shared" && region !== null
    ? endpointOf("shared", { id, region, private: isPrivate })
    : null;
}

/** One to which nothing would be sent is no address. */
function trusted(address: string): string | null {
  try {
    return trustedOrigin(address, "service");
  } catch (error) {
    if (error instanceof KpDualError) return null;
    throw error;
  }
}
