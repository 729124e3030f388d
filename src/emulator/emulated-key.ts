/** 0 pre-active, 1 active, 2 suspended, 3 deactivated, 5 destroyed (api.md §3.1). */
export type State = 0 | 1 | 2 | 3 | 5;

/** Who did something, by IAM id, and when. */
export interface Stamp {
  readonly by: string;
  readonly at: Date;
}

/** One policy of one key. */
export interface KeyPolicy<Content> extends Readonly<Record<"created" | "updated", Stamp>> {
  readonly content: Content;
}

export interface DualAuth {
  readonly enabled: boolean;
}

export interface Rotation {
  readonly enabled?: boolean | undefined;
  readonly interval_month?: number | undefined;
}

/** The first of two approvals. It stays with the key when it has lapsed (api.md §8.10). */
export interface Approval {
  readonly by: string;
  readonly expires: Date;
}

/** A cloud resource that the key protects. */
export interface Registration {
  readonly resourceCrn: string;
  readonly preventKeyDeletion: boolean;
}

/** A key as the emulator knows it. Every moment has whole seconds. */
export interface EmulatedKey {
  readonly id: string;
  readonly crn: string;
  readonly name: string;
  readonly description: string | null;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly keyRing: string;
  readonly state: State;
  /** A standard key, whose material can be read; else a root key. */
  readonly extractable: boolean;
  readonly imported: boolean;
  /** The material of a standard key, in base64. */
  readonly payload: string | null;
  readonly created: Stamp;
  readonly updatedAt: Date;
  readonly expiresAt: Date | null;
  readonly disabledAt: Date | null;
  readonly dualAuth: KeyPolicy<DualAuth> | null;
  readonly rotation: KeyPolicy<Rotation> | null;
  readonly approval: Approval | null;
  /** The last deletion. A restored key still has it; its state says that it is not deleted. */
  readonly deleted: Stamp | null;
  readonly registrations: readonly Registration[];
}
