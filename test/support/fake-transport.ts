import type { Delivery, Transport, WireAnswer, WireRequest } from "../../src/api/transport.js";

/** An answer, as the wire brings it. */
export const answered = (
  status: number,
  body: unknown = "",
  headers: WireAnswer["headers"] = {},
): Delivery => ({
  result: "answered",
  answer: { status, headers, body: typeof body === "string" ? body : JSON.stringify(body) },
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
