import type { WireAnswer } from "./transport.js";

/** Now, by the service; by this machine's clock where the service does not say. */
export function serverNow(answer: WireAnswer | undefined, clock: () => Date): Date {
  const told = new Date(answer?.headers["date"] ?? "");
  return Number.isNaN(told.getTime()) ? clock() : told;
}
