import * as z from "zod/mini";
import { type ForeignText, foreignText } from "./foreign-text.js";
import { into } from "./into.js";
import type { WireAnswer } from "./transport.js";

/** What an answer says that is not the one that was asked for. */
export interface Refusal {
  readonly status: number;
  /** The code, without the blanks that some have; null where there is none. */
  readonly reason: string | null;
  /** The words as they came: the message, then the reasons' own; "" where there are none. */
  readonly said: string;
  readonly moreInfo: string | null;
  /** Whose words they are: only the first is the service's own envelope. */
  readonly form: "service" | "iam" | "json" | ForeignText["form"];
}

const LONGEST = 2_000;

const text = z.catch(z.nullish(z.string()), null);

/** One reason, as the service spells it today, as it did in 2020, and with capitals. */
const Reason = into(
  z.object({
    code: text,
    Code: text,
    message: text,
    Message: text,
    moreInfo: text,
    more_info: text,
    MoreInfo: text,
  }),
  (wire) => ({
    code: (wire.code ?? wire.Code)?.trim() || null,
    message: wire.message ?? wire.Message ?? "",
    moreInfo: wire.moreInfo ?? wire.more_info ?? wire.MoreInfo ?? null,
  }),
);

const Reasons = z.catch(z.nullish(z.array(Reason)), null);

/** The service's envelope (api.md §4.1). */
const ServiceMessages = into(
  z.object({
    resources: z.tuple(
      [z.object({ errorMsg: text, Message: text, reasons: Reasons, Reasons })],
      z.unknown(),
    ),
  }),
  ({ resources: [{ errorMsg, Message, reasons, Reasons }] }) => ({
    message: errorMsg ?? Message,
    reasons: reasons ?? Reasons ?? [],
  }),
).check(z.refine(({ message, reasons }) => message || reasons.some(({ code }) => code)));

const ServiceEnvelope = into(ServiceMessages, ({ message, reasons }) => {
  const { code = null, moreInfo = null } = reasons.find((reason) => reason.code) ?? {};
  const said = joined([message, ...reasons.map((reason) => reason.message)]);
  return {
    reason: code ?? codeInBrackets(message ?? ""),
    said,
    moreInfo,
    form: "service" as const,
  };
});

/** IAM's envelope (api.md §5.2), and the resource controller's. IBM support asks for the request's id. */
const IamEnvelope = into(
  z.object({
    errorCode: text,
    error_code: text,
    errorMessage: text,
    message: text,
    context: z.catch(z.nullish(z.object({ requestId: text })), null),
  }),
  ({ errorCode, error_code, errorMessage, message, context }) => ({
    reason: (errorCode ?? error_code)?.trim() || null,
    said: joined([errorMessage ?? message, context?.requestId && `(request ${context.requestId})`]),
    moreInfo: null,
    form: "iam" as const,
  }),
).check(z.refine(({ reason, said }) => reason || said));

const joined = (parts: readonly (string | null | undefined)[]) =>
  [...new Set(parts.filter(Boolean))].join(" ").slice(0, LONGEST);

/** Newer messages end in their code: "… for more details (REQ_TOO_EARLY_ERR)". */
const codeInBrackets = (message: string) =>
  /\(([A-Z][A-Z_]{2,60})\)\.?$/.exec(message)?.[1] ?? null;

/** Reads an answer that is not a yes, in whatever form it came. It never fails. */
export function refusalOf({ status, body }: Pick<WireAnswer, "status" | "body">): Refusal {
  const json = parsed(body);
  const envelope = z.union([ServiceEnvelope, IamEnvelope]).safeParse(json);
  if (envelope.success) return { status, ...envelope.data };
  const said = json === undefined ? foreignText(body) : ({ form: "json", said: "" } as const);
  return { status, reason: null, moreInfo: null, ...said };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
