import type { KeyPolicy } from "../core/policy.js";
import { acknowledged } from "./acknowledged.js";
import { type KeyTarget, keyPath } from "./key-path.js";
import type { Operation } from "./operation.js";

const policies = (target: KeyTarget) => `${keyPath(target)}/policies?policy=dualAuthDelete`;

/** The key's own policy; null where it has none. Only a Manager may read it (api.md §6). */
export const getKeyPolicy: Operation<KeyTarget, KeyPolicy | null> = {
  name: "read the policy of the key",
  method: "GET",
  path: policies,
  aboutKeys: true,
  roles: ["Manager"],
  accepts: [200],
  answer: async () => (await import("./policy-resource.js")).KeyPolicies,
};

/** From now on the key needs two people, for ever; hence there is no operation for the way back. */
export const enableKeyPolicy: Operation<KeyTarget, undefined> = {
  name: "require two people for the key",
  method: "PUT",
  path: policies,
  body: () => ({
    metadata: { collectionType: "application/vnd.ibm.kms.policy+json", collectionTotal: 1 },
    resources: [{ type: "application/vnd.ibm.kms.policy+json", dualAuthDelete: { enabled: true } }],
  }),
  aboutKeys: true,
  roles: ["Manager"],
  accepts: [200, 201, 204],
  answer: acknowledged,
};
