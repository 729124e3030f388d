import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { ReadFrom } from "../../src/api/api.js";
import { personOf } from "../../src/api/claims.js";
import { makeReader } from "../../src/api/reader.js";
import { makeApi } from "../../src/api/sender.js";
import type { Transport, WireRequest } from "../../src/api/transport.js";
import { undiciTransport } from "../../src/api/undici-transport.js";
import type { RunRecord } from "../../src/change/journal.js";
import type { Means } from "../../src/change/means.js";
import type { KeyId } from "../../src/core/key.js";
import { patienceAt } from "../../src/core/patience.js";
import { type RunningEmulator, startEmulator } from "../../src/emulator/emulator.js";
import { cast, INSTANCE } from "../support/cast.js";
import { tokenOf } from "../support/send-as.js";
import { INSTANCE as NAMED } from "../views/models.js";

/** Takes some requests another way than to the emulator. */
export type Detour = (request: WireRequest, onward: Transport) => ReturnType<Transport>;

export interface Staging {
  readonly who: string;
  /** What every key is when it begins. */
  readonly key: object;
  readonly keys: number;
  readonly quirks?: object;
  /** How much of every wait really passes: 0 where nothing needs it to. */
  readonly pace?: number;
  readonly detour?: Detour | undefined;
  readonly means?: Partial<Means>;
}

/** One person with the production client, an emulator, and a clock that sleeping moves. */
export interface Rig {
  readonly emulator: RunningEmulator;
  readonly url: string;
  readonly targets: readonly KeyId[];
  readonly means: Means;
  readonly readFrom: ReadFrom;
  /** Every try of a request, those that never left too. */
  readonly tried: readonly WireRequest[];
  readonly slept: readonly number[];
  readonly records: readonly RunRecord[];
}

const nothing = () => undefined;
const NEVER = new Promise<void>(nothing);

/** The transport that is under test, with the time limits of these tests, until the test ends. */
export function wired(
  limits: { readonly attemptMs?: number; readonly connectMs?: number } = {},
  environment: Readonly<Record<string, string>> = {},
): Transport {
  const { transport, close } = undiciTransport({
    connectMs: 10_000,
    attemptMs: 10_000,
    ...limits,
    proxies: true,
    environment,
  });
  onTestFinished(close);
  return transport;
}

/** An emulator, and somebody who uses the client on it, until the test ends. */
export async function rigged(staging: Staging): Promise<Rig> {
  const { who, key, keys, quirks = {}, pace = 0 } = staging;
  const names = Array.from({ length: keys }, (_, n) => `key-${n}`);
  const { seed, id } = cast(Object.fromEntries(names.map((name) => [name, key])), { quirks });
  const emulator = await startEmulator({ seed });
  onTestFinished(emulator.close);
  const tried: WireRequest[] = [];
  const slept: number[] = [];
  const records: RunRecord[] = [];
  let now = 0;
  const sleep = async (ms: number) => {
    slept.push(ms);
    now += ms;
    await pause(ms * pace);
  };
  const direct = wired();
  const transport: Transport = (request) => {
    tried.push(request);
    return staging.detour ? staging.detour(request, direct) : direct(request);
  };
  const sending = {
    transport,
    patience: patienceAt(1),
    sleep,
    random: () => 0.5,
    newId: randomUUID,
    clock: () => new Date(0),
  };
  const token = await tokens(who, emulator);
  const { url } = emulator;
  const api = makeApi({ ...sending, endpoint: url, instance: INSTANCE, token });
  const means: Means = {
    api,
    instance: { ...NAMED, id: INSTANCE, endpoint: url },
    by: await personOf(await token.token()),
    agree: async () => undefined,
    journal: async () => ({
      run: "run-1",
      write: async (record) => void records.push(record),
      close: async () => undefined,
    }),
    recorded: async () => () => [],
    newId: randomUUID,
    elapsed: () => now,
    sleep,
    rest: sleep,
    patience: sending.patience,
    stop: { code: () => null, asked: NEVER, abandoned: NEVER },
    progress: { phase: nothing, begin: nothing, step: nothing, note: nothing, end: nothing },
    throttled: () => nothing,
    ...staging.means,
  };
  const readFrom = makeReader(sending);
  const targets = names.map((name) => id[name] as KeyId);
  return { emulator, url, targets, means, readFrom, tried, slept, records };
}

/** Somebody's tokens; each new one is another, since the emulator's clock has moved. */
async function tokens(who: string, emulator: RunningEmulator) {
  let held = await tokenOf(who, emulator);
  return {
    token: async () => held,
    renew: async () => {
      emulator.clock.advance(1_000);
      held = await tokenOf(who, emulator);
      return held;
    },
  };
}
