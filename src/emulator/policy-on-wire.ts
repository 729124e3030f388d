import { derivedUuid } from "./derived-uuid.js";
import type { EmulatedKey } from "./emulated-key.js";
import { stated } from "./moment.js";
import type { StoredPolicy } from "./world.js";

/** The policies that a key can have, by the names that `?policy=` uses. */
export type KeyPolicyName = "dualAuthDelete" | "rotation";

const policyOf = (key: EmulatedKey, name: KeyPolicyName) =>
  name === "rotation" ? key.rotation : key.dualAuth;

/** A policy of a key as live replies show it: with an id and a CRN of its own (api.md §2.2); undefined without one. */
export function keyPolicyOnWire(key: EmulatedKey, name: KeyPolicyName) {
  const policy = policyOf(key, name);
  if (!policy) return undefined;
  const id = derivedUuid(`${name}:${key.id}`);
  return {
    id,
    crn: key.crn.replace(/:key:[^:]*$/, `:policy:${id}`),
    createdBy: policy.created.by,
    creationDate: stated(policy.created.at),
    updatedBy: policy.updated.by,
    lastUpdateDate: stated(policy.updated.at),
    [name]: policy.content,
  };
}

/** A policy of an instance; its date is `lastUpdated` here (api.md §2.1). */
export const instancePolicyOnWire = (type: string, { data, created, updated }: StoredPolicy) => ({
  policy_type: type,
  policy_data: data,
  createdBy: created.by,
  creationDate: stated(created.at),
  updatedBy: updated.by,
  lastUpdated: stated(updated.at),
});
