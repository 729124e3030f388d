import { setTimeout as sleep } from "node:timers/promises";
import { answerTo } from "./answer-to.js";
import type { Request, Served } from "./call.js";
import type { Exchange } from "./exchange.js";
import { stated } from "./moment.js";
import { isLocal, receivedBody } from "./receive.js";

const plain = (status: number, error: string): Served => ({
  answer: { status, body: { error } },
  by: null,
});

/** A fault of the emulator's own is an answer too, and says so. */
function answered(request: Request, { world }: Exchange): Served {
  try {
    return answerTo(request, world);
  } catch (error) {
    return plain(500, `The emulator failed: ${String(error)}`);
  }
}

/** Does what a request asks for, and records what it changed. */
function carriedOut(request: Request, exchange: Exchange): Served {
  const { n, world } = exchange;
  const served = answered(request, exchange);
  if (n === null) return served;
  const { by, answer } = served;
  const { change } = answer;
  world.log.note(n, { by, committed: change !== undefined });
  if (change) world.changes.push({ n, at: stated(world.clock.now()), by, ...change });
  return served;
}

/** Waits until a request is here whole, and the emulator's latency is over; what it returns then does what is asked for. */
export async function carryingOut(exchange: Exchange): Promise<() => Served> {
  const { head, n, message, world, closing } = exchange;
  const body = await receivedBody(message);
  if (!isLocal(head.headers["host"])) return () => plain(403, "Only this machine is answered");
  if (body === undefined) return () => plain(413, "The body is larger than a mebibyte");
  if (n !== null && world.latency.ms > 0)
    await sleep(world.latency.ms, undefined, { signal: closing });
  return () => carriedOut({ ...head, body }, exchange);
}
