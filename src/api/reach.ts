import type { ErrorCode } from "../errors/catalogue.js";
import { type Facts, KpDualError } from "../errors/kp-dual-error.js";
import type { Delivery } from "./transport.js";

/** Why no answer arrived whole, and how often it is worth trying (reliability.md §2.5). */
interface Reach extends Pick<Facts, "why" | "do"> {
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

/** Behind a proxy nobody can tell from these whether it was the proxy or the service. */
const UNCLEAR_BEHIND_A_PROXY: readonly ErrorCode[] = [
  "name-not-resolved",
  "connection-refused",
  "connection-timed-out",
];

const BY_PROXY = {
  code: "not-reached",
  why: "the proxy that the environment names, or {host} behind it, was not reached: {detail}",
  do: ["check HTTPS_PROXY and NO_PROXY, then the network"],
} as const;

/** What TLS throws has a reason in words; its message also holds addresses and lines of source. */
type Thrown = Partial<NodeJS.ErrnoException> & { readonly reason?: string };

/** Names what kept an answer from arriving. The value `detail` is in the words of the system. */
export function reach(
  delivery: Exclude<Delivery, { readonly result: "answered" }>,
  { values, correlationId }: Required<Pick<Facts, "values" | "correlationId">>,
): { readonly error: KpDualError; readonly tries: number } {
  const { result, cause } = delivery;
  const thrown: Thrown = cause instanceof Error ? cause : {};
  const { code: id, name, message = "", reason: detail = message } = thrown;
  const words = `${typeof id === "string" ? id : name} ${message}`;
  const [, found] = known[result].find(([pattern]) => pattern.test(words)) ?? [];
  const direct = found ?? otherwise[result];
  const byProxy = result === "never-sent" && delivery.byProxy === true;
  const { code, tries, ...more } =
    byProxy && UNCLEAR_BEHIND_A_PROXY.includes(direct.code) ? { ...direct, ...BY_PROXY } : direct;
  const facts = { ...more, correlationId, values: { ...values, detail } };
  return { error: new KpDualError(code, facts, { cause }), tries };
}
