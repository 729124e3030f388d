import type * as z from "zod/mini";
import { KpDualError } from "../errors/kp-dual-error.js";
import type { Judgement } from "./judgement.js";
import type { Operation, Quick } from "./operation.js";
import { reach } from "./reach.js";
import { refused } from "./refused.js";
import type { Delivery, WireAnswer } from "./transport.js";

/** What is known of a sending before its answer. */
export interface Sending<Output> {
  readonly operation: Pick<Operation<never, Output>, "method" | "accepts">;
  readonly schema: z.ZodMiniType<Output>;
  readonly quick?: Quick<Output> | undefined;
  readonly correlationId: string;
  /** What its errors are about: {host}, {operation}, {role}. */
  readonly values: Readonly<Record<string, string>>;
}

/** Judges what became of one sending. It never throws. */
export async function judge<Output>(
  delivery: Delivery,
  sending: Sending<Output>,
): Promise<Judgement<Output>> {
  const { correlationId, values } = sending;
  if (delivery.result !== "answered") {
    const proof = delivery.result === "lost" ? "none" : "never-sent";
    return { verdict: "no", proof, ...reach(delivery, { correlationId, values }) };
  }
  const { answer } = delivery;
  return sending.operation.accepts.includes(answer.status)
    ? understood(answer, sending)
    : refused(answer, { correlationId, values });
}

/** Whether an answer with the right status is what was asked for; a proxy's page is not. */
function understood<Output>(
  answer: WireAnswer,
  { operation, schema, quick, correlationId, values }: Sending<Output>,
): Judgement<Output> | Promise<Judgement<Output>> {
  const quickly = quick?.(answer);
  if (quickly !== undefined) return { verdict: "yes", value: quickly, answer, correlationId };
  const content = operation.method === "HEAD" ? { value: answer.headers } : contentOf(answer.body);
  if (!content) return refused(answer, { correlationId, values });
  const read = schema.safeParse(content.value);
  if (read.success) return { verdict: "yes", value: read.data, answer, correlationId };
  const detail = read.error.issues[0]?.path.join(".") ?? "";
  const { status } = answer;
  const error = new KpDualError("malformed-answer", {
    status,
    correlationId,
    values: { ...values, detail },
  });
  return { verdict: "no", error, proof: "none", tries: 1, answer };
}

/** Nothing, or JSON. A parser's message is dropped, since it quotes what it could not read. */
function contentOf(body: string): { readonly value: unknown } | undefined {
  if (body.trim() === "") return { value: undefined };
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}
