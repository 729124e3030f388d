import type { From } from "./api.js";
import type { Operation } from "./operation.js";
import type { WireRequest } from "./transport.js";

const MIB = 1024 * 1024;

/** One operation on one input, as a request. Compressed answers are not asked for (reliability.md T23). */
export function wireRequest<Input, Output>(
  operation: Operation<Input, Output>,
  input: Input,
  from: From,
  correlationId: string,
): WireRequest {
  const { type, body } = bodyOf(operation, input);
  const { origin, pathname } = new URL(from.origin);
  return {
    method: operation.method,
    origin,
    path: `${pathname === "/" ? "" : pathname}${operation.path(input)}`,
    headers: {
      accept: "application/json",
      "accept-encoding": "identity",
      ...type,
      ...operation.headers,
      ...from.headers,
      "correlation-id": correlationId,
    },
    ...(body !== undefined && { body }),
    correlationId,
    largest: operation.largest ?? MIB,
  };
}

function bodyOf<Input, Output>({ body, form }: Operation<Input, Output>, input: Input) {
  if (body)
    return { type: { "content-type": "application/json" }, body: JSON.stringify(body(input)) };
  if (!form) return {};
  const type = { "content-type": "application/x-www-form-urlencoded" };
  return { type, body: new URLSearchParams(form(input)).toString() };
}
