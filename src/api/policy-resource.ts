import * as z from "zod/mini";
import type { InstancePolicy, KeyPolicy } from "../core/policy.js";
import { collection } from "./collection.js";
import { Instant } from "./instant.js";
import { into } from "./into.js";

const text = z.nullish(z.string());
const switched = z.object({ enabled: z.boolean() });

/** The policy of an instance that is about two people; other types are passed over (api.md §2.1). */
const InstancePolicyResource = z.union([
  into(
    z.object({
      policy_type: z.literal("dualAuthDelete"),
      policy_data: switched,
      lastUpdated: Instant,
      last_updated: Instant,
      updatedBy: text,
      updated_by: text,
    }),
    (wire): InstancePolicy => ({
      enabled: wire.policy_data.enabled,
      updatedAt: wire.lastUpdated ?? wire.last_updated,
      updatedBy: wire.updatedBy ?? wire.updated_by ?? null,
    }),
  ),
  into(
    z.object({ policy_type: z.string().check(z.refine((type) => type !== "dualAuthDelete")) }),
    none,
  ),
]);

/** The policy of a key that is about two people; a rotation policy is passed over (api.md §2.2). */
const KeyPolicyResource = into(
  z.object({ dualAuthDelete: z.nullish(switched), lastUpdateDate: Instant, updatedBy: text }),
  ({ dualAuthDelete, lastUpdateDate, updatedBy }): KeyPolicy | null =>
    dualAuthDelete
      ? { ...dualAuthDelete, updatedAt: lastUpdateDate, updatedBy: updatedBy ?? null }
      : null,
);

function none() {
  return null;
}

/** Null where the policy was never set, which means off. */
export const InstancePolicies = into(
  collection(InstancePolicyResource),
  ({ resources }): InstancePolicy | null => resources.find((policy) => policy !== null) ?? null,
);

/** Null where the key has no such policy. */
export const KeyPolicies = into(
  collection(KeyPolicyResource),
  ({ resources }): KeyPolicy | null => resources.find((policy) => policy !== null) ?? null,
);
