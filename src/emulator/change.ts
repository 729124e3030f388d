import type { KeyAction } from "./machine.js";

/** What a request changed for good. */
export interface Change {
  readonly action:
    | KeyAction
    | "writeKeyPolicies"
    | "writeInstancePolicies"
    | "createKey"
    | "createAlias"
    | "deleteAlias"
    | "createRing"
    | "deleteRing";
  /** The key's id; null where it was no single key. */
  readonly key: string | null;
}

/** A change as it is recorded: who made it, with which request, and when by the emulator's clock. */
export interface CommittedChange extends Change {
  /** The number of the request, as in the log of requests. */
  readonly n: number;
  readonly at: string;
  /** The person's name. */
  readonly by: string | null;
}
