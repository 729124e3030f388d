import { KpDualError } from "../errors/kp-dual-error.js";
import type { Change } from "./change.js";

/** Where another role is needed for reading than for the change itself, that is the likeliest cause. */
export const readerNeeded = (
  { unreadable }: Pick<Change, "unreadable">,
  error: KpDualError,
): KpDualError =>
  unreadable && error.code.startsWith("unauthorized")
    ? new KpDualError(unreadable, error.facts, { cause: error })
    : error;
