import { STATUS_CODES } from "node:http";
import type { Answer } from "../call.js";
import { refusalAnswer } from "../envelope.js";

/** A failure in the service's envelope, without reasons. */
export const failing = (status: number): Answer =>
  refusalAnswer(
    { status, errorMsg: `${STATUS_CODES[status] ?? status}: the emulator was told to fail` },
    "",
  );
