import type { Dispatcher } from "undici";
import { AnswerTooLarge } from "./answer-too-large.js";
import type { WireAnswer, WireRequest } from "./transport.js";

/**
 * Sends a request, and takes its whole answer until a deadline; throws undici's error, AnswerTooLarge or a TimeoutError.
 * A request can be given up only once it has a connection; what is late by then is not sent.
 */
export function exchange(
  { origin, path, method, headers, body, largest }: WireRequest,
  dispatcher: Dispatcher,
  attemptMs: number,
): Promise<WireAnswer> {
  const room = roomFor(largest);
  let sending: Dispatcher.DispatchController | undefined;
  let late: Error | undefined;
  let timer: NodeJS.Timeout | undefined;
  const answered = new Promise<WireAnswer>((resolve, reject) => {
    let head: Pick<WireAnswer, "status" | "headers"> | undefined;
    timer = setTimeout(() => {
      late = new DOMException(`no answer within ${attemptMs} ms`, "TimeoutError");
      reject(late);
      sending?.abort(late);
    }, Math.ceil(attemptMs)).unref();
    const asked = { origin, path, method: method as Dispatcher.HttpMethod, headers };
    dispatcher.dispatch(body === undefined ? asked : { ...asked, body }, {
      onRequestStart: (controller) => {
        sending = controller;
        if (late) controller.abort(late);
      },
      onResponseStart: (_, status, told) => {
        // What comes before the answer, as "102 Processing" does, is none.
        if (status >= 200) head = { status, headers: joined(told) };
      },
      onResponseData: (controller, chunk) => {
        if (!room.took(chunk)) controller.abort(new AnswerTooLarge());
      },
      onResponseEnd: () => head && resolve(Object.assign(room.content(), head)),
      onResponseError: (_, error) => reject(error),
    });
  });
  return answered.finally(() => clearTimeout(timer));
}

const joined = (headers: Readonly<Record<string, string | string[] | undefined>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]),
  );

/**
 * Room for a body as it comes: nothing is decompressed, so nothing can grow past the limit. It grows where it is, and its
 * memory can be given back.
 */
function roomFor(largest: number) {
  const room = new ArrayBuffer(0, { maxByteLength: largest });
  const all = new Uint8Array(room);
  return {
    /** Whether there was room for that, too. */
    took: (chunk: Uint8Array): boolean => {
      const size = room.byteLength;
      if (size + chunk.length > largest) return false;
      room.resize(size + chunk.length);
      all.set(chunk, size);
      return true;
    },
    content: (): Pick<WireAnswer, "bytes" | "free" | "body"> => {
      const bytes = Buffer.from(room);
      return {
        bytes,
        free: () => room.resize(0),
        get body() {
          return bytes.toString("utf8");
        },
      };
    },
  };
}
