import { once, setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { isControl } from "./answer-to.js";
import { bearer } from "./bearer.js";
import { carryingOut } from "./carrying-out.js";
import type { Exchange } from "./exchange.js";
import type { Fault } from "./faults/fault.js";
import { faultName } from "./faults/fault-name.js";
import { struck } from "./faults/struck.js";
import { stated } from "./moment.js";
import { headOf, isLocal } from "./receive.js";
import { send, wireAnswer } from "./wire-answer.js";
import type { World } from "./world.js";

interface Arrival {
  readonly n: number | null;
  readonly fault: Fault | null;
}

/** The way back to whoever asks. */
interface Line {
  readonly response: ServerResponse;
  /** The number of its connection. */
  readonly connection: number;
}

/** Takes down a request of which the head is here. The control's own are neither logged nor hit by faults. */
function arrived(head: Exchange["head"], url: string, line: Line, world: World): Arrival {
  if (isControl(head)) return { n: null, fault: null };
  const { method, path, headers, correlationId } = head;
  const now = world.clock.now();
  const cameMs = world.elapsed();
  const n = world.log.arrived({
    ...{ at: stated(now), method, path: url, correlationId, cameMs },
    connection: line.connection,
  });
  line.response.once("close", () => world.log.note(n, { tookMs: world.elapsed() - cameMs }));
  if (!isLocal(headers["host"])) return { n, fault: null };
  const caller = bearer(headers["authorization"], world.people, now);
  const by = "person" in caller ? caller.person.name : null;
  const fault = world.faults.hit({ method, path, url, by });
  world.log.note(n, { by, fault: fault && faultName(fault) });
  return { n, fault };
}

async function served(exchange: Exchange): Promise<void> {
  const { head, n, response, world } = exchange;
  const carryOut = await carryingOut(exchange);
  const { answer } = carryOut();
  if (n !== null) world.log.note(n, { status: answer.status });
  send(response, wireAnswer(answer, world.clock.now(), head.correlationId));
}

async function treated(
  message: IncomingMessage,
  line: Line,
  world: World,
  closing: AbortSignal,
): Promise<void> {
  const head = headOf(message);
  const { n, fault } = arrived(head, message.url ?? "", line, world);
  const { response } = line;
  const exchange = { head, n, message, response, world, closing };
  await (fault ? struck(fault, exchange) : served(exchange));
}

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

/** Gives each thing a number, from 1 on, and the same one again. */
function numbered<Thing extends object>(): (thing: Thing) => number {
  const known = new WeakMap<Thing, number>();
  let count = 0;
  return (thing) => {
    const number = known.get(thing) ?? ++count;
    known.set(thing, number);
    return number;
  };
}

/** Serves the world on 127.0.0.1; port 0 is any that is free. */
export async function listen(world: World, port: number): Promise<Listening> {
  const closing = new AbortController();
  // Whatever is put off listens, and that may be any number.
  setMaxListeners(0, closing.signal);
  const connections = numbered<Socket>();
  const server = createServer((message, response) => {
    const line = { response, connection: connections(message.socket) };
    // A caller who has gone, or a server that ends, needs no answer.
    treated(message, line, world, closing.signal).catch(() => message.destroy());
  });
  server.on("connection", connections);
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
