import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, type Dispatcher, request } from "undici";
import type { Span } from "./depth.js";

/** What stands between the programs and the emulator. */
export interface RelayOptions {
  /** Answers that are given again from memory, so that the emulator's work is in no figure. */
  readonly keeps: boolean;
  /** How late a request is answered, in milliseconds. */
  readonly latency: (path: string) => number;
}

/** A request that the relay served. */
export interface Relayed extends Span {
  readonly method: string;
  /** With its query. */
  readonly path: string;
}

export interface Relay {
  readonly url: string;
  /** The requests since the last time that somebody asked. */
  readonly taken: () => readonly Relayed[];
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData["headers"];
  readonly body: Buffer;
}

/** What belongs to one connection or one moment only. */
const OWN = ["connection", "keep-alive", "date", "host", "transfer-encoding"];

const without = <Value>(headers: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.includes(name)));

/** Serves what an emulator answers, as late as it is told, and takes down what was asked when. */
export async function relayTo(target: string, { keeps, latency }: RelayOptions): Promise<Relay> {
  const dispatcher = new Agent();
  const kept = new Map<string, Promise<Answer>>();
  let taken: Relayed[] = [];

  async function answered(message: IncomingMessage): Promise<Answer> {
    const { method = "GET", url = "" } = message;
    const body = await buffer(message);
    const key = `${method} ${url} ${body}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const answer = forwarded(method as Dispatcher.HttpMethod, url, message.headers, body);
    if (keeps) kept.set(key, answer);
    return answer;
  }

  async function forwarded(
    method: Dispatcher.HttpMethod,
    path: string,
    headers: IncomingMessage["headers"],
    body: Buffer,
  ): Promise<Answer> {
    const sent = {
      method,
      headers: without(headers),
      dispatcher,
      ...(body.length > 0 && { body }),
    };
    const answer = await request(`${target}${path}`, sent);
    const whole = Buffer.from(await answer.body.arrayBuffer());
    return { status: answer.statusCode, headers: without(answer.headers), body: whole };
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const from = performance.now();
    const { method = "", url: path = "" } = message;
    const [{ status, headers, body }] = await Promise.all([
      answered(message),
      sleep(latency(path)),
    ]);
    response.writeHead(status, headers).end(body);
    taken.push({ method, path, from, to: performance.now() });
  }

  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => response.destroy(error as Error));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => {
      const until = taken;
      taken = [];
      return until;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await dispatcher.close();
    },
  };
}
