import type { ErrorCode } from "../errors/catalogue.js";
import { type Facts, KpDualError } from "../errors/kp-dual-error.js";
import type { Delivery } from "./transport.js";

/** Why no answer arrived whole, and how often it is worth trying (reliability.md §2.5). */
interface Reach extends Pick<Facts, "why"> {
  readonly code: ErrorCode;
  readonly tries: number;
}

type Result = Exclude<Delivery["result"], "answered">;

/** By the code, or else the name, of what undici and Node threw, and its message. */
const known: Readonly<Record<Result, readonly (readonly [RegExp, Reach])[]>> = {
  "never-sent": [
    [/^ENOTFOUND /, { code: "name-not-resolved", tries: 1 }],
    [/^EAI_/, { code: "name-not-resolved", tries: 3 }],
    [/^ECONNREFUSED /, { code: "connection-refused", tries: 3 }],
    [
      /^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT|TimeoutError) /,
      { code: "connection-timed-out", tries: 3 },
    ],
    [
      /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_|INVALID_|EPROTO)/,
      { code: "tls-failed", tries: 1 },
    ],
    [
      /^UND_ERR_ABORTED Proxy response/,
      {
        code: "proxy-answered",
        tries: 1,
        why: "the proxy on the way to {host} did not let the request through",
      },
    ],
  ],
  lost: [
    [
      /^(?:ANSWER_TOO_LARGE|UND_ERR_RES_EXCEEDED_MAX_SIZE) /,
      { code: "too-large-answer", tries: 1 },
    ],
    [
      /^TimeoutError /,
      {
        code: "no-answer",
        tries: 3,
        why: "{host} took the request, but its answer did not come whole in time",
      },
    ],
  ],
};

const otherwise: Readonly<Record<Result, Reach>> = {
  "never-sent": { code: "not-reached", tries: 3 },
  lost: { code: "no-answer", tries: 3 },
};

/** Names what kept an answer from arriving. The value `detail` is in the words of the system. */
export function reach(
  { result, cause }: Exclude<Delivery, { readonly result: "answered" }>,
  { values, correlationId }: Required<Pick<Facts, "values" | "correlationId">>,
): { readonly error: KpDualError; readonly tries: number } {
  const thrown: Partial<NodeJS.ErrnoException> = cause instanceof Error ? cause : {};
  const { code: id, name, message: detail = "" } = thrown;
  const words = `${typeof id === "string" ? id : name} ${detail}`;
  const [, found] = known[result].find(([pattern]) => pattern.test(words)) ?? [];
  const { code, tries, ...more } = found ?? otherwise[result];
  const facts = { ...more, correlationId, values: { ...values, detail } };
  return { error: new KpDualError(code, facts, { cause }), tries };
}
