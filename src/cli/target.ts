import { rehearsalAddress } from "../api/rehearsal-address.js";
import type { Whereabouts } from "../api/whereabouts.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Environment } from "./environment.js";
import type { GlobalOptions } from "./global-options.js";
import type { NamedInstance } from "./named-instance.js";

const KEY_RING = /^[A-Za-z0-9_-]{2,100}$/;

/** The address of a rehearsal, checked; null in earnest. */
export const rehearsalOf = ({ KP_DUAL_REHEARSAL }: Environment): string | null =>
  KP_DUAL_REHEARSAL && rehearsalAddress(KP_DUAL_REHEARSAL);

/** What the command line and the environment name; the command line goes first. Empty where neither does. */
export const namedOnes = (
  { instance = [] }: Pick<GlobalOptions, "instance">,
  { KP_INSTANCE_ID }: Pick<Environment, "KP_INSTANCE_ID">,
): readonly string[] => (instance.length > 0 ? instance : KP_INSTANCE_ID ? [KP_INSTANCE_ID] : []);

/** The one instance of a command that takes no more. */
export function theOnly(named: readonly string[]): string {
  const [instance, ...others] = named;
  if (instance !== undefined && others.length === 0) return instance;
  const problem = instance === undefined ? "no instance was named" : "two instances were named";
  throw new KpDualError("usage", {
    values: { problem },
    why: "nothing is changed in an instance that nobody named, and in no more than one at a time",
    do: [
      "name it by its saved name, CRN or GUID: --instance, or KP_INSTANCE_ID in the environment",
    ],
  });
}

/** Where a named instance is, as far as the command line, the environment and the saved ones say. */
export const whereaboutsOf = (
  { instance, named, name, region }: NamedInstance,
  options: GlobalOptions,
  environment: Environment,
): Whereabouts => ({
  instance,
  named,
  name,
  region: options.region ?? region,
  endpoint: options.endpoint ?? null,
  target: environment.KP_TARGET_ADDR ?? environment.KP_PRIVATE_ADDR,
  private: options.private ?? false,
  rehearsal: rehearsalOf(environment),
});

/** The key ring that requests about keys are limited to, in the instance of this id. */
export function keyRingOf({ keyRing }: GlobalOptions, instanceId: string): string | undefined {
  if (keyRing === undefined || KEY_RING.test(keyRing)) return keyRing;
  throw new KpDualError("bad-key-ring", { values: { instanceId } });
}
