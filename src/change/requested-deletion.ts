import { asRequested, type Weighing } from "../core/as-requested.js";
import type { DeletionRequest } from "../core/deletion-request.js";
import type { Change } from "./change.js";

/**
 * A deletion that somebody asked for in a file. Nothing of the file is believed: the key is read as ever, one more
 * check tells what is not as the file says, and the question shows both.
 */
export const requestedDeletion = (
  deletion: Change,
  request: DeletionRequest,
  weighing: Weighing,
): Change => ({
  ...deletion,
  request,
  checks: [...deletion.checks, asRequested(request, weighing)],
  subject: {
    ...deletion.subject,
    ask: (seen, named) => ({ kind: "keys", seen, named, request }),
  },
});
