import type { KpDualError } from "../errors/kp-dual-error.js";
import type { Operation } from "./operation.js";
import type { Halt } from "./persist.js";

/** What a read brought. */
export interface Reply<Output> {
  readonly value: Output;
  /** Now, by the service's Date header; by this machine's clock where it sent none. */
  readonly serverNow: Date;
  readonly correlationId: string;
}

/** Where a read goes and what it shows there; a token among the headers goes to that origin only. */
export interface From {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads from any host, tried up to three times where that can help; throws a KpDualError where it failed. */
export type ReadFrom = <Input, Output>(
  operation: Operation<Input, Output>,
  input: Input,
  from: From,
) => Promise<Reply<Output>>;

/**
 * What one attempt at a change came to. Only `lost` needs settling, and reading settles it: the service
 * said no to a `refused` one, and a `never-sent` one did not get so far (no token counts as that, too).
 */
export type Attempt =
  | { readonly outcome: "accepted" }
  | { readonly outcome: "refused"; readonly error: KpDualError }
  | { readonly outcome: "never-sent"; readonly error: KpDualError }
  | { readonly outcome: "lost"; readonly error: KpDualError };

/** One instance of the service, as one person may use it. */
export interface Api {
  /**
   * Reads. Tried up to three times where that can help; throws a KpDualError where it failed. One that is
   * `optional` may well be refused: a 401 then costs neither a new token nor a look for its cause.
   */
  readonly read: <Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    options?: { readonly optional?: boolean },
  ) => Promise<Reply<Output>>;
  /**
   * Sends a change once, under the correlation id that was written down for it. It is repeated only after a
   * proof that nothing happened: never sent, a 401 (once, with a new token), a 429 (after the wait). Where
   * somebody asks to stop during a wait, it ends, and that proof is what it came to; before a sending it is
   * "stopped", and never sent.
   */
  readonly attempt: <Input>(
    operation: Operation<Input, undefined>,
    input: Input,
    correlationId: string,
    halt?: Halt,
  ) => Promise<Attempt>;
}
