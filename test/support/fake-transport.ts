import type { Delivery, Transport, WireAnswer, WireRequest } from "../../src/api/transport.js";

/** An answer, as the wire brings it. */
export function anAnswer(
  status: number,
  content: unknown = "",
  headers: WireAnswer["headers"] = {},
): WireAnswer {
  const body = typeof content === "string" ? content : JSON.stringify(content);
  return { status, headers, bytes: Buffer.from(body), body };
}

/** Its delivery. */
export const answered = (...told: Parameters<typeof anAnswer>): Delivery => ({
  result: "answered",
  answer: anAnswer(...told),
});

/** What Node throws, by its code. */
export const failure = (code: string) => Object.assign(new Error(`it says ${code}`), { code });

/** Delivers what it was told, in that order, and keeps what it was given. Once too often fails. */
export class FakeTransport {
  readonly sent: WireRequest[] = [];
  readonly #deliveries: Delivery[];

  constructor(...deliveries: Delivery[]) {
    this.#deliveries = deliveries;
  }

  readonly transport: Transport = async (request) => {
    this.sent.push(request);
    const delivery = this.#deliveries.shift();
    if (!delivery) throw new Error(`nobody said what the ${this.sent.length}th sending comes to`);
    return delivery;
  };
}
