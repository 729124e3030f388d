import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { makeApi } from "../../src/api/sender.js";
import type { Delivery, Transport } from "../../src/api/transport.js";
import { approval } from "../../src/change/approval.js";
import { carryOut } from "../../src/change/carry-out.js";
import type { Change } from "../../src/change/change.js";
import { deletion } from "../../src/change/deletion.js";
import { restoration } from "../../src/change/restoration.js";
import { withdrawal } from "../../src/change/withdrawal.js";
import { isKeyId } from "../../src/core/key.js";
import { patienceAt } from "../../src/core/patience.js";
import type { Outcome, Result } from "../../src/core/report.js";
import { answerTo } from "../../src/emulator/answer-to.js";
import type { CommittedChange } from "../../src/emulator/change.js";
import { EmulatedClock } from "../../src/emulator/clock.js";
import { stated } from "../../src/emulator/moment.js";
import { parseSeed } from "../../src/emulator/seed.js";
import { listen } from "../../src/emulator/server.js";
import { tokenFor } from "../../src/emulator/token.js";
import { wireAnswer } from "../../src/emulator/wire-answer.js";
import { type World, worldOf } from "../../src/emulator/world.js";
import { anOrder } from "../support/carried-out.js";
import { cast, DAY, HOUR, INSTANCE, START } from "../support/cast.js";
import { fakeMeans } from "../support/fake-means.js";
import { failure } from "../support/fake-transport.js";
import { BOB } from "../views/models.js";
import { wired } from "./rig.js";
import { lieIn, lonelyDeletions } from "./two-people.js";

/** Printed with every failure; another one tries other stories. */
const SEED = 20_260_512;

const { seed, id } = cast({ orders: {} });
const KEY = id.orders;

/** What happens to the first sending of a change. */
const FATES = ["arrives", "arrives", "is lost", "answer is lost", "never leaves"] as const;
type Fate = (typeof FATES)[number];

interface Stage {
  readonly world: World;
  readonly transport: Transport;
}

const token = (who: string, { people, clock }: World): string => {
  const person = people.find(({ name }) => name === who);
  if (!person) throw new Error(`nobody is called ${who}`);
  return tokenFor(person, clock.now());
};

/** The emulator's whole service without a socket in between. */
function inMemory(): Stage {
  const clock = new EmulatedClock(START, () => 0);
  const world = worldOf(parseSeed(seed), clock);
  const transport: Transport = async ({ method, path: url, headers, body, correlationId }) => {
    const [path = "", query = ""] = url.split("?");
    const now = clock.now();
    const request = { method, path, headers, correlationId, query: new URLSearchParams(query) };
    const { answer, by } = answerTo({ ...request, body: body ?? "" }, world);
    const { change } = answer;
    if (change) world.changes.push({ n: 0, at: stated(now), by, ...change } as CommittedChange);
    const { text, ...wire } = wireAnswer(answer, now, correlationId);
    return { result: "answered", answer: { ...wire, body: text } } as Delivery;
  };
  return { world, transport };
}

async function overHttp(): Promise<Stage> {
  const world = worldOf(parseSeed(seed), new EmulatedClock(START, () => 0));
  const { url, close } = await listen(world, 0);
  onTestFinished(close);
  const direct = wired();
  return { world, transport: (request) => direct({ ...request, origin: url }) };
}

const LOST: Delivery = { result: "lost", cause: failure("ECONNRESET") };
const NEVER: Delivery = { result: "never-sent", cause: failure("ECONNREFUSED") };

/** Lets the first sending of a change meet its fate; somebody else may come just before it. */
function fated(fate: Fate, onward: Transport, before: () => Promise<void>): Transport {
  const otherwise: Transport = (request) =>
    fate === "never leaves" ? Promise.resolve(NEVER) : onward(request);
  const first: Readonly<Record<Fate, Transport>> = {
    arrives: onward,
    "is lost": async () => LOST,
    "answer is lost": async (request) => {
      await onward(request);
      return LOST;
    },
    "never leaves": otherwise,
  };
  let isFirst = true;
  return async (request) => {
    if (request.method === "GET") return onward(request);
    if (!isFirst) return otherwise(request);
    isFirst = false;
    await before();
    return first[fate](request);
  };
}

interface Act {
  readonly who: string;
  readonly change: Change;
  readonly fate: Fate;
  /** Somebody who does something between the look and the sending. */
  readonly meanwhile: { readonly who: string; readonly change: Change } | null;
}

/** Somebody does something by kp-dual; gives what the report says of it. */
async function done({ who, change, fate, meanwhile }: Act, stage: Stage): Promise<Result> {
  const { world, transport } = stage;
  const held = token(who, world);
  const before = async () => {
    if (meanwhile) await done({ ...meanwhile, fate: "arrives", meanwhile: null }, stage);
  };
  let now = 0;
  const sleep = async (ms: number) => {
    now += ms;
    world.clock.advance(ms);
  };
  const api = makeApi({
    transport: fated(fate, transport, before),
    endpoint: "http://127.0.0.1",
    instance: INSTANCE,
    token: { token: async () => held, renew: async () => undefined },
    patience: patienceAt(1),
    sleep,
    random: () => 0.5,
    newId: () => "5e0d4a5c-0000-4000-8000-000000000000",
    clock: () => START,
  });
  const means = fakeMeans(
    { ...api, log: [] },
    { by: { ...BOB, iamId: `IBMid-${who}`, name: who }, sleep, rest: sleep, elapsed: () => now },
  );
  if (!isKeyId(KEY)) throw new Error("no key");
  const { results } = await carryOut(change, anOrder({ targets: [{ key: KEY }] }), means);
  return results[0] as Result;
}

type Told = Map<Outcome, number>;

/** One step of one of the three, as fast-check shows and shrinks it. */
class Step implements fc.AsyncCommand<Told, Stage> {
  readonly act: Act;

  constructor(act: Act) {
    this.act = act;
  }

  check = () => true;

  async run(told: Told, stage: Stage): Promise<void> {
    const { who, change } = this.act;
    const { world } = stage;
    const from = world.changes.length;

    const result = await done(this.act, stage);

    told.set(result.outcome, (told.get(result.outcome) ?? 0) + 1);
    const since = world.changes.slice(from);
    expect(lieIn(result, change.name, { name: who }, KEY, world, since)).toBeNull();
    expect(lonelyDeletions(world.changes)).toEqual([]);
  }

  toString(): string {
    const { who, change, fate, meanwhile } = this.act;
    const first = meanwhile ? ` (first ${meanwhile.who}: ${meanwhile.change.name})` : "";
    return `${who}: ${change.name}, ${fate}${first}`;
  }
}

class Jump implements fc.AsyncCommand<Told, Stage> {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }

  check = () => true;

  async run(_: Told, { world }: Stage): Promise<void> {
    world.clock.advance(this.ms);
  }

  toString(): string {
    return `${this.ms} ms later`;
  }
}

const who = fc.constantFrom("amy", "bob", "cleo");
const change = fc.constantFrom(approval, approval, withdrawal, deletion, deletion, restoration);

const step = fc
  .record({
    who,
    change,
    fate: fc.constantFrom(...FATES),
    meanwhile: fc.option(fc.record({ who, change }), { freq: 4, nil: null }),
  })
  .filter((act) => act.meanwhile?.who !== act.who)
  .map((act) => new Step(act));

/** The edges of every window, and moments in between. */
const jump = fc
  .constantFrom(
    ...[7 * DAY, 4 * HOUR, 30_000, 30 * DAY].flatMap((ms) => [ms - 1, ms, ms + 1]),
    HOUR,
  )
  .map((ms) => new Jump(ms));

async function stories(count: number, open: () => Stage | Promise<Stage>): Promise<Told> {
  const told: Told = new Map();
  const commands = fc.commands([step, step, step, jump], { maxCommands: 10 });
  await fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      const stage = await open();
      await fc.asyncModelRun(() => ({ model: told, real: stage }), steps);
    }),
    { numRuns: count, seed: SEED },
  );
  return told;
}

it("three people, lost answers and a clock that jumps never part report and truth", async () => {
  const told = await stories(2_000, inMemory);

  // Stories in which nothing happens prove nothing.
  for (const outcome of ["done", "already", "refused", "changed-by-other", "unknown"] as const)
    expect(told.get(outcome)).toBeGreaterThan(20);
}, 60_000);

it("and so over the wire", async () => {
  const told = await stories(50, overHttp);

  expect(told.get("done")).toBeGreaterThan(10);
}, 60_000);
