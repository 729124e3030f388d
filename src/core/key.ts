declare const brand: unique symbol;

/** A key's UUID in lower case: the only name of a key that is ever put into a changing request. */
export type KeyId = string & { readonly [brand]: "KeyId" };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text has the exact form of a UUID in lower case. */
export const isKeyId = (text: string): text is KeyId => UUID.test(text);

/** The states by their numbers (api.md §3.1); 4 was never used. */
export const STATES = {
  0: "pre-active",
  1: "active",
  2: "suspended",
  3: "deactivated",
  5: "destroyed",
} as const;

/** All states, by the numbers that lists are asked with. */
export const ALL_STATES: readonly number[] = Object.keys(STATES).map(Number);

/** The states of keys that are not deleted. */
export const LIVING: readonly number[] = ALL_STATES.filter((state) => state !== 5);

export type KeyState = (typeof STATES)[keyof typeof STATES] | `unknown (${number})`;

/** A key in our words. What the service did not tell is "unknown" or null, never a guess. */
export interface Key {
  readonly id: KeyId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly keyRing: string | null;
  readonly state: KeyState;
  readonly type: "root" | "standard" | "unknown";
  readonly crn: string | null;
  readonly dualAuth: boolean | "unknown";
  readonly setForDeletion: boolean | "unknown";
  readonly approvalExpires: Date | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  /** Null also where it never was. */
  readonly rotatedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly deletedBy: string | null;
  readonly purgeFrom: Date | null;
  readonly restoreUntil: Date | null;
  readonly autoPurgeOn: Date | null;
}
