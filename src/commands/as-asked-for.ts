import type { Change } from "../change/change.js";
import type { Session } from "../cli/session.js";
import type { DeletionRequest } from "../core/deletion-request.js";

/**
 * A deletion that a request file asked for, begun or gone on with: what is not as the file says is weighed by a person
 * who is asked at the terminal, and by no --confirm (interface.md §6).
 */
export async function asAskedFor(
  request: DeletionRequest,
  deletion: Change,
  confirm: string | undefined,
  { isAttended }: Pick<Session, "isAttended">,
): Promise<Change> {
  const { requestedDeletion } = await import("../change/requested-deletion.js");
  const isWeighed = confirm === undefined && isAttended();
  return requestedDeletion(deletion, request, isWeighed ? "person" : "nobody");
}
