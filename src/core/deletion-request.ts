import type { Instance } from "./instance.js";
import type { Key, KeyId } from "./key.js";
import type { Person } from "./person.js";
import type { KeySnapshot } from "./snapshot.js";

/** A key as it was when the first person asked for its deletion. */
export interface RequestedKey
  extends Pick<
    Key,
    "name" | "keyRing" | "state" | "approvalExpires" | "createdAt" | "updatedAt" | "rotatedAt"
  > {
  readonly id: KeyId;
  readonly registrations: KeySnapshot["registrations"];
  /** The IAM id of whoever set it for deletion; null where that was not known. */
  readonly firstApprover: string | null;
}

/**
 * What a first person hands to the second one. Where it was read from a file, all of it is a claim: everything is read
 * again from the service, and nothing here decides what is sent (interface.md §6, reliability.md T17).
 */
export interface DeletionRequest {
  readonly at: Date;
  readonly instance: Pick<Instance, "id" | "crn" | "region" | "name">;
  /** Who wrote it. */
  readonly by: Pick<Person, "iamId" | "name">;
  readonly reason: string | null;
  /** Distinct ones. */
  readonly keys: readonly RequestedKey[];
}

/** What a request says of a key; undefined where it says nothing. */
export const requestedKey = (
  { keys }: Pick<DeletionRequest, "keys">,
  id: KeyId,
): RequestedKey | undefined => keys.find((key) => key.id === id);
