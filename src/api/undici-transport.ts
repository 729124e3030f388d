import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Dispatcher } from "undici";
import request from "undici/lib/api/api-request.js";
import Agent from "undici/lib/dispatcher/agent.js";
import { AnswerTooLarge } from "./answer-too-large.js";
import { proxyVariables } from "./proxy-variables.js";
import type { Transport, WireAnswer, WireRequest } from "./transport.js";

/** The largest answer of any request, for the agent; each request has its own, smaller limit. */
const LARGEST = 32 * 1024 * 1024;

const SENDING = "undici:client:sendHeaders";

export interface UndiciSettings {
  readonly connectMs: number;
  /** From the start of a request to the last byte of its answer. */
  readonly attemptMs: number;
  /** Whether the proxies of the environment count; in a rehearsal they do not. */
  readonly proxies: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The transport over undici. `close` gives up its connections, so that the process can end. */
export function undiciTransport(settings: UndiciSettings): {
  readonly transport: Transport;
  readonly close: () => Promise<void>;
} {
  let opened: Promise<Dispatcher> | undefined;
  const transport: Transport = async (wire) => {
    const proof = watchFor(wire.correlationId);
    try {
      opened ??= open(settings);
      return { result: "answered", answer: await exchange(wire, await opened, settings.attemptMs) };
    } catch (cause) {
      if (proof.wasSent()) return { result: "lost", cause };
      return { result: "never-sent", cause, byProxy: proxiesOf(settings) !== undefined };
    } finally {
      proof.stop();
    }
  };
  const close = async () => (await opened?.catch(() => undefined))?.destroy();
  return { transport, close };
}

/**
 * The agent that checks certificates and speaks no older TLS than the service does (api.md §1.1), whatever the
 * environment says. It keeps no TLS sessions and puts one request at a time on a connection. The deadline is ours:
 * undici's own time limits only measure idleness.
 */
async function open({ connectMs, proxies, environment }: UndiciSettings): Promise<Dispatcher> {
  const connect = {
    timeout: Math.ceil(connectMs),
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    maxCachedSessions: 0,
  } as const;
  const options = {
    allowH2: false,
    pipelining: 1,
    maxResponseSize: LARGEST,
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const through = proxiesOf({ proxies, environment });
  if (!through) return new Agent({ ...options, connect });
  const { proxyAgent } = await import("./proxy-agent.js");
  return proxyAgent(through, options, connect);
}

const proxiesOf = ({ proxies, environment }: Pick<UndiciSettings, "proxies" | "environment">) =>
  proxies ? proxyVariables(environment) : undefined;

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
