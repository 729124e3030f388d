import { describe, expect, it } from "vitest";
import { type Action, isAllowed, ROLES } from "../../src/emulator/roles.js";

/** R Reader, P ReaderPlus, W Writer, M Manager, K KeyPurge, as in the table of api.md §6. */
const table: Readonly<Record<Action, string>> = {
  "kms.secrets.create": "WM",
  "kms.secrets-with-policy-overrides.create": "M",
  "kms.secrets.read": "PWM",
  "kms.secrets.readmetadata": "RPWM",
  "kms.secrets.head": "RPWM",
  "kms.secrets.list": "RPWM",
  "kms.secrets.setkeyfordeletion": "WM",
  "kms.secrets.unsetkeyfordeletion": "WM",
  "kms.secrets.delete": "M",
  "kms.secrets.restore": "M",
  "kms.secrets.purge": "K",
  "kms.secrets.disable": "M",
  "kms.secrets.enable": "M",
  "kms.policies.read": "M",
  "kms.policies.write": "M",
  "kms.instancepolicies.read": "M",
  "kms.instancepolicies.write": "M",
  "kms.registrations.list": "RPWM",
  "kms.registrations.listforkey": "RPWM",
  "kms.keyrings.list": "RPWM",
  "kms.keyrings.create": "WM",
  "kms.keyrings.delete": "M",
  "kms.secrets.createalias": "WM",
  "kms.secrets.deletealias": "M",
};

const letters = "RPWMK";

describe("isAllowed", () => {
  it.each(Object.entries(table) as [Action, string][])("%s: %s", (action, expected) => {
    const found = ROLES.map((role, index) => (isAllowed(action, [role]) ? letters[index] : ""));
    expect(found.join("")).toBe(expected);
    expect(isAllowed(action, [])).toBe(false);
  });
});
