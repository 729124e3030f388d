import type { From } from "./api.js";
import { judge } from "./judge.js";
import type { Judgement } from "./judgement.js";
import type { Operation } from "./operation.js";
import type { Transport } from "./transport.js";
import { wireRequest } from "./wire-request.js";

/** Sends an operation once, and judges the answer. What reads the answer is loaded while it is under way. */
export async function sendOnce<Input, Output>(
  transport: Transport,
  operation: Operation<Input, Output>,
  input: Input,
  from: From,
  correlationId: string,
): Promise<Judgement<Output>> {
  const request = wireRequest(operation, input, from, correlationId);
  const values = {
    operation: operation.name,
    role: operation.roles.join(" or "),
    host: new URL(from.origin).host,
  };
  const [delivery, schema, quick] = await Promise.all([
    transport(request),
    operation.answer(),
    operation.quick?.(input),
  ]);
  return judge(delivery, { operation, schema, quick, correlationId, values });
}
