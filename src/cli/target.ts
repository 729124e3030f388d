import { rehearsalAddress } from "../api/rehearsal-address.js";
import type { Whereabouts } from "../api/whereabouts.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Environment } from "./environment.js";
import type { GlobalOptions } from "./global-options.js";

const KEY_RING = /^[A-Za-z0-9_-]{2,100}$/;

/** The address of a rehearsal, checked; null in earnest. */
export const rehearsalOf = ({ KP_DUAL_REHEARSAL }: Environment): string | null =>
  KP_DUAL_REHEARSAL && rehearsalAddress(KP_DUAL_REHEARSAL);

/** What the command line and the environment say about where the instance is; the command line goes first. */
export function whereaboutsOf(options: GlobalOptions, environment: Environment): Whereabouts {
  const instance = options.instance ?? environment.KP_INSTANCE_ID;
  if (!instance) {
    throw new KpDualError("usage", {
      values: { problem: "no instance was named" },
      why: "nothing is changed in an instance that nobody named",
      do: ["name it by its CRN or GUID: --instance, or KP_INSTANCE_ID in the environment"],
    });
  }
  return {
    instance,
    named: instance,
    name: null,
    region: options.region ?? null,
    endpoint: options.endpoint ?? null,
    target: environment.KP_TARGET_ADDR ?? environment.KP_PRIVATE_ADDR,
    private: options.private ?? false,
    rehearsal: rehearsalOf(environment),
  };
}

/** The key ring that requests about keys are limited to, in the instance of this id. */
export function keyRingOf({ keyRing }: GlobalOptions, instanceId: string): string | undefined {
  if (keyRing === undefined || KEY_RING.test(keyRing)) return keyRing;
  throw new KpDualError("bad-key-ring", { values: { instanceId } });
}
