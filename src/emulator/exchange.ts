import type { IncomingMessage, ServerResponse } from "node:http";
import type { Request } from "./call.js";
import type { World } from "./world.js";

/** One request on its way through the emulator. */
export interface Exchange {
  readonly head: Omit<Request, "body">;
  /** Its number in the log; null for the control's own, which are not logged. */
  readonly n: number | null;
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly world: World;
  /** Aborted when the emulator ends. */
  readonly closing: AbortSignal;
}
