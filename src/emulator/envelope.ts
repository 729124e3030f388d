import { STATUS_CODES } from "node:http";
import type { Answer } from "./call.js";
import type { Refusal } from "./refusals.js";

const typeOf = (kind: string): string => `application/vnd.ibm.kms.${kind}+json`;

/** A collection as the service sends it (api.md §2): an empty one has no `resources` at all. */
export const collection = (kind: string, resources: readonly unknown[], more: object = {}) => ({
  metadata: { collectionType: typeOf(kind), collectionTotal: resources.length, ...more },
  resources: resources.length > 0 ? resources : undefined,
});

function errorMsg({ status, code, cause, errorMsg: captured }: Refusal, failing: string): string {
  const middle = cause ? `${cause}: ` : "";
  const end = `Please see \`reasons\` for more details (${code})`;
  return captured ?? `${STATUS_CODES[status]}: ${middle}${failing}: ${end}`;
}

/** A refusal on its way out (api.md §4.1); `failing` is what did not happen: "Key could not be deleted". */
export function refusalAnswer(refusal: Refusal, failing: string): Answer {
  const { status, code, message, target } = refusal;
  const moreInfo = "https://cloud.ibm.com/apidocs/key-protect";
  const reasons = code ? [{ code, message, status, moreInfo, target }] : undefined;
  return { status, body: collection("error", [{ errorMsg: errorMsg(refusal, failing), reasons }]) };
}
