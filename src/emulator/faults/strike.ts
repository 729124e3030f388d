import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { send, type WireAnswer } from "../wire-answer.js";
import { answerBytes } from "./answer-bytes.js";
import { drip } from "./drip.js";
import type { Strike } from "./fault.js";
import { faultyAnswer } from "./faulty-answer.js";

type Blow = Pick<Strike, "at" | "do">;
type Ending = Extract<Strike["do"], string>;

/** What happens to a connection that still owes some bytes of an answer. */
const endings: Readonly<Record<Ending, (socket: Socket, owed: Uint8Array) => void>> = {
  reset: (socket) => socket.resetAndDestroy(),
  close: (socket) => socket.end(),
  stall: () => undefined,
  drip,
};

/** How long the caller has to read what was sent, in milliseconds: a reset may take away what it has not read yet. */
const READING = 50;

function onceRead(socket: Socket, act: () => void): void {
  const timer = setTimeout(act, READING);
  socket.once("close", () => clearTimeout(timer));
}

function broken(ending: Ending, at: Strike["at"], answer: WireAnswer, response: ServerResponse) {
  const { socket, method = "" } = response.req;
  const { bytes, half } = answerBytes(answer, method);
  const sent = at === "in-body" ? half : 0;
  const end = () => endings[ending](socket, bytes.subarray(sent));
  if (sent === 0) end();
  else socket.write(bytes.subarray(0, sent), () => onceRead(socket, end));
  return sent > 0 || ending === "drip" ? answer.status : null;
}

/**
 * Does to the caller what a fault says, where `answer` is what would have been answered. It returns the status that
 * goes out, be it only in part; null where none does.
 */
export function strike({ at, do: action }: Blow, answer: WireAnswer, response: ServerResponse) {
  if (typeof action === "string") return broken(action, at, answer, response);
  const faulty = faultyAnswer(action, answer);
  if (at === "in-body") return broken("close", at, faulty, response);
  send(response, faulty);
  return faulty.status;
}
