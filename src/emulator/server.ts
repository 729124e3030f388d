import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { answerTo, isControl } from "./answer-to.js";
import type { Answer, Request, Served } from "./call.js";
import { stated } from "./moment.js";
import { headOf, isLocal, receivedBody } from "./receive.js";
import type { World } from "./world.js";

const plain = (status: number, error: string): Served => ({
  answer: { status, body: { error } },
  by: null,
});

/** Every reply states the time by the emulator's clock, and names its request. */
function send(response: ServerResponse, { status, headers, body }: Answer, at: Date, id: string) {
  const text = body === undefined ? "" : JSON.stringify(body);
  const type = text ? { "content-type": "application/json" } : {};
  const length = status === 204 ? {} : { "content-length": Buffer.byteLength(text) };
  response.writeHead(status, {
    ...{ date: at.toUTCString(), "correlation-id": id },
    ...{ ...type, ...length, ...headers },
  });
  response.end(text);
}

/** What a request comes to, once it is here whole. A fault of ours is an answer too, and says so. */
async function served(request: Request, world: World, closing: AbortSignal): Promise<Served> {
  if (!isControl(request) && world.latency.ms > 0)
    await sleep(world.latency.ms, undefined, { signal: closing });
  try {
    return answerTo(request, world);
  } catch (error) {
    return plain(500, `The emulator failed: ${String(error)}`);
  }
}

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  world: World,
  closing: AbortSignal,
): Promise<void> {
  const head = headOf(message);
  const { method, correlationId } = head;
  const arrival = { at: stated(world.clock.now()), method, path: message.url ?? "", correlationId };
  const n = isControl(head) ? undefined : world.log.arrived(arrival);
  const body = await receivedBody(message);
  const outcome = await outcomeOf(head, body, world, closing);
  if (n !== undefined) world.log.answered(n, { by: outcome.by, status: outcome.answer.status });
  send(response, outcome.answer, world.clock.now(), correlationId);
}

const outcomeOf = (
  head: Omit<Request, "body">,
  body: string | undefined,
  world: World,
  closing: AbortSignal,
): Served | Promise<Served> => {
  if (!isLocal(head.headers["host"])) return plain(403, "Only this machine is answered");
  if (body === undefined) return plain(413, "The body is larger than a mebibyte");
  return served({ ...head, body }, world, closing);
};

/** A server of the world on this machine only, and the way to end it with everything it holds. */
export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

async function ended(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

/** Serves the world on 127.0.0.1; port 0 is any that is free. */
export async function listen(world: World, port: number): Promise<Listening> {
  const closing = new AbortController();
  const server = createServer((message, response) => {
    // A caller who has gone, or a server that ends, needs no answer.
    answer(message, response, world, closing.signal).catch(() => message.destroy());
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const at = typeof address === "object" ? address?.port : port;
  const close = async () => {
    closing.abort();
    if (server.listening) await ended(server);
  };
  return { url: `http://127.0.0.1:${at}`, close };
}
