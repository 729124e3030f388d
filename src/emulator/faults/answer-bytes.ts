import { STATUS_CODES } from "node:http";
import { type WireAnswer, withLength } from "../wire-answer.js";

/** An answer as the bytes of a connection that ends with it. */
export interface AnswerBytes {
  readonly bytes: Buffer;
  /** Where half of its body is over; of its head, if it has no body. */
  readonly half: number;
}

/** The bytes of an answer to a request by this method: to HEAD there is no body, whatever the headers say. */
export function answerBytes(answer: WireAnswer, method: string): AnswerBytes {
  const { status, text } = answer;
  const headers = Object.entries({ ...withLength(answer), connection: "close" });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const head = Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines}\r\n`);
  const body = Buffer.from(method === "HEAD" || status === 204 || status === 304 ? "" : text);
  const half =
    body.length > 0 ? head.length + Math.floor(body.length / 2) : Math.floor(head.length / 2);
  return { bytes: Buffer.concat([head, body]), half };
}
