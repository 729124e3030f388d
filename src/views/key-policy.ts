import type { Instance } from "../core/instance.js";
import type { Key } from "../core/key.js";
import type { KeyPolicy } from "../core/policy.js";
import { EXIT } from "../errors/exit-codes.js";
import { fields } from "./fields.js";
import { type Shown, shown, visible } from "./gate.js";
import { hint } from "./hint.js";
import { instanceName } from "./names.js";
import { quoted } from "./quoted.js";
import type { View } from "./view.js";
import { instant, when } from "./when.js";

interface PolicyOfKey {
  readonly instance: Instance;
  readonly key: Key;
  /** Null where the key never had one; "unknown" where it may not be read, and the metadata has to do. */
  readonly policy: KeyPolicy | null | "unknown";
  readonly failWhenUncovered: boolean;
}

/** Whether the key needs two people; null where neither its policy nor its metadata tell. */
const isEnabled = ({ key, policy }: PolicyOfKey): boolean | null => {
  if (policy !== null && policy !== "unknown") return policy.enabled;
  return key.dualAuth === "unknown" ? null : key.dualAuth;
};

const words = (model: PolicyOfKey): Shown => {
  const enabled = isEnabled(model);
  if (enabled === null) return shown`the service does not tell`;
  return enabled
    ? shown`two people are needed to delete it, for ever`
    : shown`one person alone may delete it`;
};

const changed = ({ policy }: PolicyOfKey): Shown => {
  if (policy === null) return shown`never set`;
  if (policy === "unknown") return shown`not readable without the Manager role`;
  const by = policy.updatedBy === null ? "" : ` by ${policy.updatedBy}`;
  return policy.updatedAt ? shown`${when(policy.updatedAt)}${by}` : shown`not known`;
};

/** The dual-authorization policy of one key. */
export const keyPolicyView: View<PolicyOfKey> = {
  text: (model, style) =>
    fields(
      [
        ["name", quoted(model.key.name)],
        ["id", visible(model.key.id)],
        ["instance", instanceName(model.instance)],
        ["policy", words(model)],
        ["changed", changed(model)],
      ],
      style,
    ),
  json: (model) => {
    const { key, policy } = model;
    const known = policy === "unknown" ? null : policy;
    return {
      schema: "kp-dual/policy/1",
      keyPolicy: {
        id: key.id,
        enabled: isEnabled(model) ?? "unknown",
        updatedAt: instant(known?.updatedAt ?? null),
        updatedBy: known?.updatedBy ?? null,
      },
    };
  },
  exit: (model) =>
    model.failWhenUncovered && isEnabled(model) === false ? EXIT.blocked : EXIT.done,
  next: (model) => {
    const target = `${model.key.id} ${model.instance.at}`;
    return isEnabled(model) === false
      ? hint("two people for this key, for ever", `kp-dual policy enable --key ${target}`)
      : [];
  },
};
