import { catalogue, type ErrorCode } from "./catalogue.js";
import type { Explanation } from "./explanation.js";
import { plainText } from "./plain-text.js";
import { sentencesIn } from "./sentences.js";
import { serviceCode } from "./service-code.js";

/** A refusal as it came: the service's own envelope (api.md §4.1), or IAM's (§5.2). */
export interface Refusal {
  readonly status: number;
  /** The code, where one was given. */
  readonly reason: string | null;
  /** All that was said in words; what it says after its first 8,192 characters doesn't count. */
  readonly said: string;
}

const LONGEST = 8_192;

const byStatus: Readonly<Record<number, ErrorCode>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "key-not-found",
  410: "KEY_DELETED_ERR",
  429: "busy",
};

/**
 * The entry that explains a refusal. A sentence that says more than its code goes first, then the code, any
 * other sentence, and the status.
 */
export function recognise({ status, reason, said }: Refusal): ErrorCode {
  const sentences = sentencesIn(plainText(said.slice(0, LONGEST))).map(({ code }) => code);
  return (
    sentences.find(isPrecise) ??
    serviceCode((reason ?? "").slice(0, LONGEST)) ??
    sentences[0] ??
    fromIam(reason) ??
    fromStatus(status)
  );
}

const isPrecise = (code: ErrorCode) => (catalogue[code] as Explanation).precise ?? false;

/** Whatever IAM refuses is about signing in, also where its code is not known. */
const fromIam = (reason: string | null): ErrorCode | undefined =>
  reason?.trim().startsWith("BXN") ? "sign-in-refused" : undefined;

const fromStatus = (status: number): ErrorCode =>
  byStatus[status] ?? (status >= 500 ? "failing" : "service-refused");
