import { EXIT } from "../errors/exit-codes.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change, Seen } from "./change.js";
import type { Means } from "./means.js";
import { lookAgain } from "./still-the-same.js";

/**
 * Whether a refusal that another token did not cure is about all keys, so that the run is over (reliability.md
 * §2.5), or about this one. The service says 401 to somebody whose token it takes no more, and to somebody without the
 * right (api.md §4.1), which can be given key by key. So a `witness` that it has shown before is read again, with the
 * same token: whoever is shown it, or told that it is gone, is let in, and this key alone is refused. Whoever is
 * refused there too is locked out, and so is who was shown none. A witness out of reach proves nothing.
 */
export async function isLockedOut<Target, Snapshot extends Seen>(
  { subject }: Pick<Change<Target, Snapshot>, "subject">,
  error: KpDualError | null,
  witness: Target | null,
  { api }: Pick<Means, "api">,
): Promise<boolean> {
  if (!isRefusal(error) && !isRefusal(error?.cause)) return false;
  if (witness === null) return true;
  return lookAgain(() => subject.lookBack(api, witness)).then(() => false, isRefusal);
}

const isRefusal = (error: unknown): boolean =>
  error instanceof KpDualError && error.exit === EXIT.notAllowed;

/** That only a role is missing was concluded from reads that worked before, and they do so no more. */
export const withoutGuess = (
  error: KpDualError | null,
  { unreadable }: Pick<Change, "unreadable">,
): KpDualError | null =>
  error && (error.code === "unauthorized-role" || error.code === unreadable)
    ? new KpDualError("unauthorized", error.facts, { cause: error })
    : error;
