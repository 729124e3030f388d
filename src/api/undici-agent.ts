import { setFlagsFromString } from "node:v8";
import type { Dispatcher } from "undici";
import connector from "undici/lib/core/connect.js";
import Agent from "undici/lib/dispatcher/agent.js";
import { type ConnectionsAhead, connectionsAhead } from "./connections-ahead.js";
import { proxyVariables } from "./proxy-variables.js";

/** The largest answer of any request, for the agent; each request has its own, smaller limit. */
const LARGEST = 32 * 1024 * 1024;

/**
 * V8 optimises undici's parser of answers, which is WebAssembly, after two or three of them, and a process waits for
 * that at its end: it takes longer than most commands. With this budget it comes after some hundred answers.
 */
const SPARE_THE_PARSER = "--wasm-tiering-budget=1000000000";

export interface UndiciSettings {
  readonly connectMs: number;
  /** From the start of a request to the last byte of its answer. */
  readonly attemptMs: number;
  /** Whether the proxies of the environment count; in a rehearsal they do not. */
  readonly proxies: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What sends, and what connects before there is anything to send; through a proxy nothing does. */
export interface Opened {
  readonly dispatcher: Dispatcher;
  readonly ahead?: ConnectionsAhead;
}

/**
 * The agent that checks certificates and speaks no older TLS than the service does (api.md §1.1), whatever the
 * environment says. It keeps no TLS sessions and puts one request at a time on a connection. The deadline is ours:
 * undici's own time limits only measure idleness.
 */
export async function openAgent({
  connectMs,
  proxies,
  environment,
}: UndiciSettings): Promise<Opened> {
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
  if (through) {
    const { proxyAgent } = await import("./proxy-agent.js");
    return { dispatcher: proxyAgent(through, options, connect) };
  }
  const ahead = connectionsAhead(connector({ ...connect, allowH2: false }));
  return { dispatcher: new Agent({ ...options, connect: ahead.connect }), ahead };
}

/** The proxies that count, if any do. */
export const proxiesOf = ({
  proxies,
  environment,
}: Pick<UndiciSettings, "proxies" | "environment">) =>
  proxies ? proxyVariables(environment) : undefined;
