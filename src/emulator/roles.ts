export const ROLES = ["Reader", "ReaderPlus", "Writer", "Manager", "KeyPurge"] as const;

export type Role = (typeof ROLES)[number];

const reading: readonly Role[] = ["Reader", "ReaderPlus", "Writer", "Manager"];
const writing: readonly Role[] = ["Writer", "Manager"];
const managing: readonly Role[] = ["Manager"];

/** Which roles allow what, by the names of IAM (api.md §6). */
const granted = {
  "kms.secrets.create": writing,
  "kms.secrets-with-policy-overrides.create": managing,
  "kms.secrets.read": ["ReaderPlus", "Writer", "Manager"],
  "kms.secrets.readmetadata": reading,
  "kms.secrets.head": reading,
  "kms.secrets.list": reading,
  "kms.secrets.setkeyfordeletion": writing,
  "kms.secrets.unsetkeyfordeletion": writing,
  "kms.secrets.delete": managing,
  "kms.secrets.restore": managing,
  "kms.secrets.purge": ["KeyPurge"],
  "kms.secrets.disable": managing,
  "kms.secrets.enable": managing,
  "kms.policies.read": managing,
  "kms.policies.write": managing,
  "kms.instancepolicies.read": managing,
  "kms.instancepolicies.write": managing,
  "kms.registrations.list": reading,
  "kms.registrations.listforkey": reading,
  "kms.keyrings.list": reading,
  "kms.keyrings.create": writing,
  "kms.keyrings.delete": managing,
  "kms.secrets.createalias": writing,
  "kms.secrets.deletealias": managing,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Action = keyof typeof granted;

/** Whether one of the roles allows the action. */
export function isAllowed(action: Action, roles: readonly Role[]): boolean {
  const enough: readonly Role[] = granted[action];
  return roles.some((role) => enough.includes(role));
}
