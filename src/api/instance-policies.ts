import type { InstancePolicy } from "../core/policy.js";
import { acknowledged } from "./acknowledged.js";
import { type Operation, path } from "./operation.js";

const policies = () => path`/api/v2/instance/policies?policy=${"dualAuthDelete"}`;

/** Whether keys made from now on need two people; null where that was never set. */
export const getInstancePolicy: Operation<unknown, InstancePolicy | null> = {
  name: "read the policy of the instance",
  method: "GET",
  path: policies,
  roles: ["Manager"],
  accepts: [200],
  answer: async () => (await import("./policy-resource.js")).InstancePolicies,
};

/**
 * `policy_type` and `policy_data` both ways: the other shape, which the manual shows for switching off, is
 * a key's, and the service refuses fields that it does not know (api.md §2.1).
 */
const switchTo = (enabled: boolean) => ({
  metadata: { collectionType: "application/vnd.ibm.kms.policy+json", collectionTotal: 1 },
  resources: [{ policy_type: "dualAuthDelete", policy_data: { enabled } }],
});

const putInstancePolicy = {
  method: "PUT",
  path: policies,
  roles: ["Manager"],
  accepts: [200, 204],
  answer: acknowledged,
} as const;

export const enableInstancePolicy: Operation<unknown, undefined> = {
  ...putInstancePolicy,
  name: "switch the policy of the instance on",
  body: () => switchTo(true),
};

export const disableInstancePolicy: Operation<unknown, undefined> = {
  ...putInstancePolicy,
  name: "switch the policy of the instance off",
  body: () => switchTo(false),
};
