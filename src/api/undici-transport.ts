import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Dispatcher } from "undici";
import request from "undici/lib/api/api-request.js";
import { AnswerTooLarge } from "./answer-too-large.js";
import type { Transport, WireAnswer, WireRequest } from "./transport.js";
import { type Opened, openAgent, proxiesOf, type UndiciSettings } from "./undici-agent.js";

const SENDING = "undici:client:sendHeaders";

export interface UndiciTransport {
  readonly transport: Transport;
  /** Opens connections to a host that is asked soon. Through a proxy it does nothing. */
  readonly connectAhead: (origin: string) => void;
  /** Gives up all connections, so that the process can end. */
  readonly close: () => Promise<void>;
}

/** The transport over undici. */
export function undiciTransport(settings: UndiciSettings): UndiciTransport {
  let opened: Promise<Opened> | undefined;
  const transport: Transport = async (wire) => {
    const proof = watchFor(wire.correlationId);
    try {
      opened ??= openAgent(settings);
      const { dispatcher } = await opened;
      return { result: "answered", answer: await exchange(wire, dispatcher, settings.attemptMs) };
    } catch (cause) {
      if (proof.wasSent()) return { result: "lost", cause };
      return { result: "never-sent", cause, byProxy: proxiesOf(settings) !== undefined };
    } finally {
      proof.stop();
    }
  };
  return {
    transport,
    connectAhead: (origin) => {
      opened ??= openAgent(settings);
      // Whoever sends something learns what is wrong.
      opened.then(({ ahead }) => ahead?.open(origin)).catch(() => undefined);
    },
    close: async () => {
      const { ahead, dispatcher } = (await opened?.catch(() => undefined)) ?? {};
      ahead?.close();
      await dispatcher?.destroy();
    },
  };
}

async function exchange(
  { origin, path, method, headers, body, largest }: WireRequest,
  dispatcher: Dispatcher,
  attemptMs: number,
): Promise<WireAnswer> {
  const signal = AbortSignal.timeout(Math.ceil(attemptMs));
  const answering = request.call(dispatcher, {
    origin,
    path,
    method: method as Dispatcher.HttpMethod,
    headers: { ...headers },
    body: body ?? null,
    signal,
  });
  const answer = await Promise.race([answering, endOf(signal)]);
  const { bytes, free } = await received(answer.body, largest);
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
    ),
    bytes,
    free,
    get body() {
      return bytes.toString("utf8");
    },
  };
}

/**
 * Fails when the deadline passes. undici listens to a signal only once there is a connection; what is then
 * already aborted it does not send.
 */
const endOf = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

/**
 * The body as it came: nothing is decompressed, so nothing can grow past its limit. It grows where it is, and its
 * memory can be given back.
 */
async function received(body: AsyncIterable<Uint8Array>, largest: number) {
  const room = new ArrayBuffer(0, { maxByteLength: largest });
  const all = new Uint8Array(room);
  for await (const chunk of body) {
    const size = room.byteLength;
    if (size + chunk.length > largest) throw new AnswerTooLarge();
    room.resize(size + chunk.length);
    all.set(chunk, size);
  }
  return { bytes: Buffer.from(room), free: () => room.resize(0) };
}

/** undici says when it hands a request to an open socket; the correlation id says whose it is. */
function watchFor(correlationId: string) {
  let sent = false;
  const onSend = (message: unknown) => {
    sent ||= (message as { readonly headers: string }).headers.includes(correlationId);
  };
  subscribe(SENDING, onSend);
  return { wasSent: () => sent, stop: () => unsubscribe(SENDING, onSend) };
}
