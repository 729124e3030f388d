import { tokenPayload } from "./token-payload.js";

/** Whether a token has come to its end by its own claims and the service's clock; false where either is silent. */
export function hasRunOut(token: string, now: Date | undefined): boolean {
  const end = tokenPayload(token)?.["exp"];
  return typeof end === "number" && now !== undefined && now.getTime() >= end * 1_000;
}
