import type { Api } from "../api/api.js";
import { getInstancePolicy } from "../api/instance-policies.js";
import type { InstancePolicy } from "../core/policy.js";
import { KpDualError } from "../errors/kp-dual-error.js";

/** What a look at the switch of an instance brought. */
export interface Switch {
  readonly policy: InstancePolicy | null | "unknown";
  /** Why it could not be read. */
  readonly error: KpDualError | null;
}

/** Only a Manager may read the switch; whoever may not still learns all else. */
export async function switchOf(api: Pick<Api, "read">): Promise<Switch> {
  try {
    return { policy: (await api.read(getInstancePolicy, {})).value, error: null };
  } catch (error) {
    if (!(error instanceof KpDualError)) throw error;
    return { policy: "unknown", error };
  }
}
