import { isDeepStrictEqual } from "node:util";
import type { Api } from "../api/api.js";
import {
  disableInstancePolicy,
  enableInstancePolicy,
  getInstancePolicy,
} from "../api/instance-policies.js";
import { headKeys } from "../api/keys.js";
import { LIVING } from "../core/key.js";
import type { PolicySnapshot } from "../core/snapshot.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Subject } from "./change.js";

/** An instance's policy has no target of its own: the instance is in every request. */
export type NoTarget = Readonly<Record<never, never>>;

const policySubject: Subject<NoTarget, PolicySnapshot> = {
  look: async (api) => {
    const [policy, keys] = await Promise.all([api.read(getInstancePolicy, {}), countOf(api)]);
    return { policy: policy.value, keys, serverNow: policy.serverNow };
  },
  lookBack: async (api) => {
    const { value: policy, serverNow } = await api.read(getInstancePolicy, {});
    return { policy, keys: null, serverNow };
  },
  same: (one, other) => isDeepStrictEqual(one.policy, other.policy),
  tell: () => ({ key: null, until: null, restoreUntil: null, purgeFrom: null }),
  ask: ([seen]) => {
    if (!seen) throw new Error("a question about nothing");
    return { kind: "policy", seen };
  },
};

/** How many keys stay as they are; it is only said, so not to know it stops nothing. */
async function countOf(api: Api): Promise<number | null> {
  try {
    return (await api.read(headKeys, { states: LIVING })).value;
  } catch (error) {
    if (error instanceof KpDualError) return null;
    throw error;
  }
}

const switched = (wanted: boolean) =>
  ({
    danger: "mild",
    subject: policySubject,
    checks: [],
    settle: (before, after) => {
      if (after === "gone") return "changed-by-other";
      if ((after.policy?.enabled ?? false) === wanted) return "done";
      return policySubject.same(before, after) ? "untouched" : "changed-by-other";
    },
    resend: "after-a-look",
  }) satisfies Partial<Change<NoTarget, PolicySnapshot>>;

/** Keys made from now on need two people. */
export const instancePolicyOn: Change<NoTarget, PolicySnapshot> = {
  ...switched(true),
  name: "enable-policy",
  operation: () => enableInstancePolicy,
};

/** Keys made from now on need one person; those that need two stay so. */
export const instancePolicyOff: Change<NoTarget, PolicySnapshot> = {
  ...switched(false),
  name: "disable-policy",
  operation: () => disableInstancePolicy,
};
