import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { setFlagsFromString } from "node:v8";
import type { Dispatcher } from "undici";
import Agent from "undici/lib/dispatcher/agent.js";
import { exchange } from "./exchange.js";
import { proxyVariables } from "./proxy-variables.js";
import type { Transport } from "./transport.js";

/** The largest answer of any request, for the agent; each request has its own, smaller limit. */
const LARGEST = 32 * 1024 * 1024;

/**
 * V8 optimises undici's parser of answers, which is WebAssembly, after two or three of them, and a process waits for
 * that at its end: it takes longer than most commands. With this budget it comes after some hundred answers.
 */
const SPARE_THE_PARSER = "--wasm-tiering-budget=1000000000";

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
  setFlagsFromString(SPARE_THE_PARSER);
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

/** undici says when it hands a request to an open socket; the correlation id says whose it is. */
function watchFor(correlationId: string) {
  let sent = false;
  const onSend = (message: unknown) => {
    sent ||= (message as { readonly headers: string }).headers.includes(correlationId);
  };
  subscribe(SENDING, onSend);
  return { wasSent: () => sent, stop: () => unsubscribe(SENDING, onSend) };
}
