/** The switch of an instance: whether keys made from now on need two people. */
export interface InstancePolicy {
  readonly enabled: boolean;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
}

/** The dual-authorization policy of one key. Its date moves when somebody sets or unsets the key (api.md §2.2). */
export interface KeyPolicy {
  readonly enabled: boolean;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
}
