import type { ErrorCode } from "../errors/catalogue.js";
import { KpDualError } from "../errors/kp-dual-error.js";
import { recognise } from "../errors/recognise.js";
import type { No } from "./judgement.js";
import type { Refusal } from "./refusal.js";
import { toldNow } from "./server-now.js";
import type { WireAnswer } from "./transport.js";

const BUSY = 429;

/** The statuses after which a read is worth repeating; 501 and the rest of 5xx are not. */
const PASSING: readonly number[] = [BUSY, 500, 502, 503, 504];

/** Final, although its status is 500. */
const CORRUPT = "INCOMPLETE_METADATA_ERR";

/** Judges an answer that is not the one that was asked for. */
export async function refused(
  answer: WireAnswer,
  about: { readonly correlationId: string; readonly values: Readonly<Record<string, string>> },
): Promise<No> {
  const { refusalOf } = await import("./refusal.js");
  const refusal = refusalOf(answer);
  const { status } = answer;
  const now = toldNow(answer);
  const error = new KpDualError(codeOf(refusal), {
    ...about,
    status,
    ...(now && { now }),
    ...(refusal.reason && { reason: refusal.reason }),
    ...(refusal.said && { said: refusal.said }),
  });
  return { verdict: "no", error, proof: proofOf(refusal), tries: triesFor(refusal), answer };
}

/** A page is a proxy's, but the service's own gateway may send one when it is busy or failing. */
function codeOf({ status, reason, said, form }: Refusal): ErrorCode {
  if (status >= 500 || status === BUSY) return recognise({ status, reason, said });
  if (form === "html" || (status >= 300 && status < 400)) return "proxy-answered";
  if (status < 300) return "malformed-answer";
  return recognise({ status, reason, said });
}

/**
 * Only the service's own envelope proves that it was the service that said no. A 401 and a 429 need none:
 * they say by themselves that nothing was carried out; but a page with 401 is a proxy's own sign-in.
 */
function proofOf({ status, reason, form }: Refusal): No["proof"] {
  const own = form === "service" && ((status >= 400 && status < 500) || reason === CORRUPT);
  return own || status === BUSY || (status === 401 && form !== "html") ? "refused" : "none";
}

function triesFor({ status, reason, form }: Refusal): number {
  if (reason === CORRUPT) return 1;
  if (PASSING.includes(status) || (status < 300 && form === "text")) return 3;
  return form === "html" ? 2 : 1;
}
