import type { From } from "./api.js";
import { judge } from "./judge.js";
import type { Judgement } from "./judgement.js";
import type { Operation } from "./operation.js";
import type { Transport } from "./transport.js";
import { wireRequest } from "./wire-request.js";

/** Sends an operation once, and judges the answer. What reads the answer is loaded before anything is sent. */
export async function sendOnce<Input, Output>(
  transport: Transport,
  operation: Operation<Input, Output>,
  input: Input,
  from: From,
  correlationId: string,
): Promise<Judgement<Output>> {
  const request = wireRequest(operation, input, from, correlationId);
  const schema = await operation.answer();
  const quick = await operation.quick?.(input);
  const values = {
    operation: operation.name,
    role: operation.roles.join(" or "),
    host: new URL(from.origin).host,
  };
  return judge(await transport(request), { operation, schema, quick, correlationId, values });
}
