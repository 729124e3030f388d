import type { Crn } from "./crn.js";

/** Which kind of host an instance has: one that all share, or one of its own. */
export type EndpointForm = "shared" | "dedicated" | "hpcs";

/** What decides the name of the host. */
export interface Site {
  readonly id: string;
  readonly region: string;
  readonly private: boolean;
}

/**
 * The documented forms (api.md §1.1–1.3). Their word order differs: Key Protect puts "private" first, the hosts
 * of single instances put it after "api". Older HPCS instances have a port that no rule tells.
 */
const FORMS: Readonly<Record<EndpointForm, (site: Site) => string>> = {
  shared: ({ region, private: isPrivate }) =>
    `https://${isPrivate ? "private." : ""}${region}.kms.cloud.ibm.com`,
  dedicated: (site) => `https://${ownHost(site)}.kms.appdomain.cloud`,
  hpcs: (site) => `https://${ownHost(site)}.hs-crypto.appdomain.cloud`,
};

const ownHost = ({ id, region, private: isPrivate }: Site): string =>
  `${id}.api.${isPrivate ? "private." : ""}${region}`;

/** The address at which the documentation says that an instance is found. */
export const endpointOf = (form: EndpointForm, site: Site): string => FORMS[form](site);

/** Which kind of host an instance has by its CRN; without one it is taken for one of Key Protect that shares a host. */
export function formOf(crn: Pick<Crn, "service" | "dedicated"> | null): EndpointForm {
  if (crn?.service === "hs-crypto") return "hpcs";
  return crn?.dedicated ? "dedicated" : "shared";
}
