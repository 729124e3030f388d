import { KpDualError } from "../errors/kp-dual-error.js";
import type { ReadFrom } from "./api.js";
import type { Grant } from "./iam-token.js";
import type { Operation } from "./operation.js";
import { refusalStatus } from "./refusal-status.js";

/** What any exchange of a credential for an access token needs. */
export interface Exchange {
  /** Where IAM is. */
  readonly iam: string;
  readonly readFrom: ReadFrom;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
}

const REFUSED: readonly (number | undefined)[] = [400, 401, 403];

/** A refusal without one of IAM's own codes is explained by where it came from, not by what Key Protect means by it. */
function explained(error: unknown): unknown {
  if (!(error instanceof KpDualError) || !REFUSED.includes(refusalStatus(error))) return error;
  if (error.facts.reason?.trim().startsWith("BXN")) return error;
  return new KpDualError("sign-in-refused", error.facts, { cause: error });
}

/** The access token that IAM gives for a credential; throws a KpDualError where it gives none. */
export async function exchanged<Input>(
  operation: Operation<Input, Grant>,
  input: Input,
  { iam, readFrom }: Pick<Exchange, "iam" | "readFrom">,
): Promise<Grant> {
  try {
    return (await readFrom(operation, input, { origin: iam, headers: {} })).value;
  } catch (error) {
    throw explained(error);
  }
}
