import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "../call.js";
import { carryingOut } from "../carrying-out.js";
import type { Exchange } from "../exchange.js";
import type { Quirks } from "../quirks.js";
import { wireAnswer } from "../wire-answer.js";
import { failing } from "./failing.js";
import type { Fault, Limit, Strike } from "./fault.js";
import { strike } from "./strike.js";

/** Where nothing is done before the fault, this stands for the answer that the service did not come to. */
const UNAVAILABLE = failing(503);

/** A limit is a refusal of what would have been done. */
const overTheLimit = ({ match, limit }: Limit, { retryAfter }: Quirks): Strike => {
  const headers = retryAfter ? { "retry-after": `${limit.retryAfter}` } : {};
  return {
    ...{ match, rate: 1, seed: 0 },
    at: "before-commit",
    do: { status: 429, headers },
  };
};

/** Lets the service get as far as the fault allows, and returns its answer. */
async function answerUntil(fault: Strike, exchange: Exchange): Promise<Answer> {
  if (fault.at === "before-accept") {
    exchange.message.resume();
    return UNAVAILABLE;
  }
  const carryOut = await carryingOut(exchange);
  if (fault.at === "before-commit") return UNAVAILABLE;
  if (fault.at !== "late-commit") return carryOut().answer;
  sleep(fault.lateMs, undefined, { signal: exchange.closing }).then(carryOut, () => undefined);
  return UNAVAILABLE;
}

/** Treats a request as the fault says that hit it. */
export async function struck(fault: Fault, exchange: Exchange): Promise<void> {
  const { head, world, response, n } = exchange;
  const blow = "limit" in fault ? overTheLimit(fault, world.quirks) : fault;
  const own = await answerUntil(blow, exchange);
  const answer = wireAnswer(own, world.clock.now(), head.correlationId);
  const status = strike(blow, answer, response);
  if (n !== null) world.log.note(n, { status });
}
