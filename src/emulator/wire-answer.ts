import type { ServerResponse } from "node:http";
import type { Answer } from "./call.js";

/** An answer as it goes out: its body is text. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Every reply states the time by the emulator's clock, and names its request. */
export function wireAnswer({ status, headers, body }: Answer, at: Date, id: string): WireAnswer {
  const text = body === undefined ? "" : JSON.stringify(body);
  const type = text ? { "content-type": "application/json" } : {};
  return {
    status,
    headers: { date: at.toUTCString(), "correlation-id": id, ...type, ...headers },
    text,
  };
}

/** The headers with the length of the body: 204 has none, and a length that is given stands. */
export function withLength({ status, headers, text }: WireAnswer): WireAnswer["headers"] {
  return status === 204
    ? headers
    : { "content-length": Buffer.byteLength(text).toString(), ...headers };
}

/** Sends an answer whole. */
export function send(response: ServerResponse, answer: WireAnswer): void {
  response.writeHead(answer.status, withLength(answer));
  response.end(answer.text);
}
