import type { WireAnswer } from "./transport.js";

/** Now, as far as the service tells it. */
export function toldNow(answer: Pick<WireAnswer, "headers"> | undefined): Date | undefined {
  const told = new Date(answer?.headers["date"] ?? "");
  return Number.isNaN(told.getTime()) ? undefined : told;
}

/** Now, by the service; by this machine's clock where the service does not say. */
export const serverNow = (
  answer: Pick<WireAnswer, "headers"> | undefined,
  clock: () => Date,
): Date => toldNow(answer) ?? clock();
