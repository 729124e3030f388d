import type { Instance, Service } from "../core/instance.js";
import type { Person } from "../core/person.js";
import { type Shown, shown } from "./gate.js";
import { quoted } from "./quoted.js";

/** The products by the names that people use. */
export const SERVICE_NAMES: Readonly<Record<Service, string>> = {
  kms: "Key Protect",
  "hs-crypto": "Hyper Protect Crypto Services",
};

/** A name before an id in brackets; one that brings brackets along stands in quotes, or they would pass for the id's. */
const called = (name: string, id: string): Shown =>
  shown`${/[()"]/.test(name) ? quoted(name) : name} (${id})`;

/** "prod-eu (1d2e…)", or the GUID alone. */
export const instanceName = ({ name, id }: Instance): Shown =>
  name === null ? shown`${id}` : called(name, id);

/** "bob@example.com (IBMid-3100)": the name for people, the id for the service. */
export const personName = ({ name, email, iamId }: Person): Shown => {
  const told = email ?? name;
  return told === null ? shown`${iamId}` : called(told, iamId);
};

export const instanceJson = ({ id, name, region, service }: Instance) => ({
  id,
  name,
  region,
  service,
});
