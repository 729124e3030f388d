import { once, setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
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

/** Takes down a request of which the head is here. The control's own are neither logged nor hit by faults. */
function arrived(head: Exchange["head"], url: string, world: World): Arrival {
  if (isControl(head)) return { n: null, fault: null };
  const { method, path, headers, correlationId } = head;
  const now = world.clock.now();
  const n = world.log.arrived({ at: stated(now), method, path: url, correlationId });
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
  response: ServerResponse,
  world: World,
  closing: AbortSignal,
): Promise<void> {
  const head = headOf(message);
  const { n, fault } = arrived(head, message.url ?? "", world);
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

/** Serves the world on 127.0.0.1; port 0 is any that is free. */
export async function listen(world: World, port: number): Promise<Listening> {
  const closing = new AbortController();
  // Whatever is put off listens, and that may be any number.
  setMaxListeners(0, closing.signal);
  const server = createServer((message, response) => {
    // A caller who has gone, or a server that ends, needs no answer.
    treated(message, response, world, closing.signal).catch(() => message.destroy());
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
