import * as z from "zod/mini";
import type { Answer, Request } from "./call.js";
import { parseDuration } from "./duration.js";
import { refusalAnswer } from "./envelope.js";
import { listFaults, setFaults } from "./faults/fault-control.js";
import { jsonOf } from "./json.js";
import { matched } from "./match.js";
import { later, stated } from "./moment.js";
import { notEmulated } from "./request-refusals.js";
import type { World } from "./world.js";

/** What every control path begins with. */
export const CONTROL = "/_rehearsal/";

const Move = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ set: z.iso.datetime() }),
]);
const Latency = z.strictObject({ ms: z.int().check(z.gte(0), z.lte(600_000)) });

/** The last moment that a clock can be moved to: in what the service states, years have four digits. */
const LAST = new Date("9999-12-31T23:59:59Z");

const wrong = (error: string): Answer => ({ status: 400, body: { error } });

const clockAnswer = ({ clock }: World): Answer => ({
  status: 200,
  body: { now: stated(clock.now()) },
});

function advanceClock(world: World, text: string): Answer {
  const ms = parseDuration(text);
  if (ms === undefined)
    return wrong('advance must be a length of time, like "7d" or "6d23h59m59s"');
  if (later(world.clock.now(), ms) > LAST) return wrong("the clock ends with the year 9999");
  world.clock.advance(ms);
  return clockAnswer(world);
}

function moveClock({ body }: Request, world: World): Answer {
  const { success, data } = Move.safeParse(jsonOf(body));
  if (!success) return wrong('the body must be {"advance":"7d"} or {"set":"2026-05-12T07:12:00Z"}');
  if ("advance" in data) return advanceClock(world, data.advance);
  world.clock.set(new Date(data.set));
  return clockAnswer(world);
}

function setLatency({ body }: Request, world: World): Answer {
  const { success, data } = Latency.safeParse(jsonOf(body));
  if (!success) return wrong('the body must be {"ms":50}, with 0 to 600000 milliseconds');
  world.latency.ms = data.ms;
  return { status: 200, body: data };
}

const requestsAnswer = ({ log }: World): Answer => ({ status: 200, body: log.entries });

const changesAnswer = ({ changes }: World): Answer => ({ status: 200, body: changes });

const controls = [
  {
    method: "GET",
    path: `${CONTROL}clock`,
    handle: (_: Request, world: World) => clockAnswer(world),
  },
  { method: "POST", path: `${CONTROL}clock`, handle: moveClock },
  {
    method: "GET",
    path: `${CONTROL}requests`,
    handle: (_: Request, world: World) => requestsAnswer(world),
  },
  {
    method: "GET",
    path: `${CONTROL}changes`,
    handle: (_: Request, world: World) => changesAnswer(world),
  },
  { method: "GET", path: `${CONTROL}faults`, handle: listFaults },
  { method: "POST", path: `${CONTROL}faults`, handle: setFaults },
  { method: "POST", path: `${CONTROL}latency`, handle: setLatency },
] as const;

/** Answers those who move the emulator itself (interface.md §7). Its clock and its log belong to nobody's role. */
export function control(request: Request, world: World): Answer {
  const match = matched(controls, request);
  if (match) return match.route.handle(request, world);
  return refusalAnswer(notEmulated(`${request.method} ${request.path}`), "");
}
