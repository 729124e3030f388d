import type { Service } from "../core/instance.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { type Crn, parseCrn } from "./crn.js";
import { placeOf } from "./endpoint-place.js";
import { guidFrom } from "./guid.js";
import { trustedOrigin } from "./hosts.js";
import { isRegion } from "./region.js";
import type { Whereabouts } from "./whereabouts.js";

/** What a person said about an instance, checked, before anybody was asked. */
export interface Claim {
  readonly id: string;
  readonly crn: Crn | null;
  readonly region: string | null;
  readonly service: Service | null;
  /** The address that was named; in a rehearsal it is the rehearsal's. */
  readonly endpoint: string | null;
}

/** Reads what was said, and throws where it can't be meant or contradicts itself. */
export function claimOf(where: Whereabouts): Claim {
  const crn = parseCrn(where.instance) ?? null;
  const id = crn?.id ?? guidFrom(where.instance);
  if (id === undefined)
    throw new KpDualError("bad-instance", { values: { instance: where.named } });

  const endpoint = where.rehearsal ?? statedEndpoint(where);
  const place = endpoint === null ? undefined : placeOf(endpoint);
  return {
    id,
    crn,
    region: agreed([crn?.region, regionFrom(where), place?.region], where.named),
    service: crn?.service ?? place?.service ?? null,
    endpoint,
  };
}

function statedEndpoint({ endpoint, target }: Whereabouts): string | null {
  if (endpoint !== null) return trustedOrigin(endpoint, "command-line");
  return target === null ? null : trustedOrigin(target, "environment");
}

function regionFrom({ region }: Whereabouts): string | null {
  if (region === null || isRegion(region)) return region;
  throw new KpDualError("usage", {
    values: { problem: "--region isn't the id of a region" },
    why: "the id of a region is two letters, a hyphen and a place: eu-de, us-south, br-sao",
    do: ["name one: --region eu-de"],
  });
}

/** The region that everything said agrees on. */
export function agreed(
  said: readonly (string | null | undefined)[],
  instance: string,
): string | null {
  const [region = null, other] = new Set(said.filter((each) => typeof each === "string"));
  if (region === null || other === undefined) return region;
  throw new KpDualError("region-contradicts", {
    values: { instance, region: other },
    why: `the instance is in ${region}, and ${other} was named`,
    do: [`leave out --region, --endpoint and KP_TARGET_ADDR, or let them name ${region}`],
  });
}
