import type { InstancePolicy } from "../core/policy.js";
import { type Shown, shown } from "./gate.js";
import { instant, when } from "./when.js";

/** Null where it was never set, which means off; "unknown" where it could not be read. */
export type SwitchSeen = InstancePolicy | null | "unknown";

/** The switch of an instance for people: "on since … by …". */
export const switchWords = (policy: SwitchSeen): Shown => {
  if (policy === "unknown") return shown`could not be read`;
  if (!policy) return shown`off: it was never set`;
  const since = policy.updatedAt ? ` since ${when(policy.updatedAt)}` : "";
  const by = policy.updatedBy === null ? "" : ` by ${policy.updatedBy}`;
  return shown`${policy.enabled ? "on" : "off"}${since}${by}`;
};

/** The same in a document (interface.md §4): null where it could not be read. */
export const switchJson = (policy: SwitchSeen) =>
  policy === "unknown"
    ? null
    : {
        enabled: policy?.enabled ?? false,
        updatedAt: instant(policy?.updatedAt ?? null),
        updatedBy: policy?.updatedBy ?? null,
      };
