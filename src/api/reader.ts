import type { ReadFrom } from "./api.js";
import { persist, type Waiting } from "./persist.js";
import { sendOnce } from "./send-once.js";
import { serverNow } from "./server-now.js";
import type { Transport } from "./transport.js";

export interface ReaderMeans extends Waiting {
  readonly transport: Transport;
  /** A fresh v4 UUID: each try has a correlation id of its own. */
  readonly newId: () => string;
}

/** Reads from any host, up to three times where that can help (api.md §4.3, reliability.md §2.5). */
export function makeReader(means: ReaderMeans): ReadFrom {
  return async (operation, input, from) => {
    const send = () => sendOnce(means.transport, operation, input, from, means.newId());
    const judgement = await persist(send, () => true, means);
    if (judgement.verdict === "no") throw judgement.error;
    const { value, answer, correlationId } = judgement;
    return { value, serverNow: serverNow(answer, means.clock), correlationId };
  };
}
