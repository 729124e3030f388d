import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { Api, ReadFrom } from "../../src/api/api.js";
import { personOf } from "../../src/api/claims.js";
import { makeReader } from "../../src/api/reader.js";
import { makeApi } from "../../src/api/sender.js";
import { tokenFromApiKey } from "../../src/api/token.js";
import { undiciTransport } from "../../src/api/undici-transport.js";
import { patienceAt } from "../../src/core/patience.js";
import type { Person } from "../../src/core/person.js";
import { EmulatedClock } from "../../src/emulator/clock.js";
import type { LoggedRequest } from "../../src/emulator/request-log.js";
import { parseSeed } from "../../src/emulator/seed.js";
import { listen } from "../../src/emulator/server.js";
import { worldOf } from "../../src/emulator/world.js";
import { INSTANCE } from "./seeds.js";

/** Somebody who uses the client, signed in at the emulator. */
export interface Somebody {
  readonly api: Api;
  readonly person: Person;
}

export interface Emulation {
  readonly url: string;
  /** It stands still unless it is moved, so that an edge can be met to the millisecond. */
  readonly clock: EmulatedClock;
  readonly log: () => readonly LoggedRequest[];
  /** Reads that are about no instance. */
  readonly readFrom: ReadFrom;
  readonly as: (name: string, more?: { readonly keyRing?: string }) => Promise<Somebody>;
}

/** The emulator on a real socket, and the client over its production transport, until the test ends. */
export async function emulation(seed: unknown): Promise<Emulation> {
  const { clock: start = new Date(), ...rest } = parseSeed(seed);
  const clock = new EmulatedClock(start, () => 0);
  const world = worldOf({ clock: start, ...rest }, clock);
  const { url, close } = await listen(world, 0);
  const wire = undiciTransport({
    connectMs: 5_000,
    attemptMs: 20_000,
    proxies: false,
    environment: {},
  });
  onTestFinished(async () => {
    await wire.close();
    await close();
  });
  const means = {
    transport: wire.transport,
    patience: patienceAt(1),
    sleep: async (ms: number) => {
      throw new Error(
        `nothing here is tried again, but one request would have been after ${ms} ms`,
      );
    },
    random: () => 0.5,
    newId: randomUUID,
    clock: () => {
      throw new Error("the client asked its own clock instead of the service's");
    },
  };
  const readFrom = makeReader(means);
  const as: Emulation["as"] = async (name, more = {}) => {
    const token = tokenFromApiKey({
      apiKey: `rehearsal-${name}`,
      iam: url,
      readFrom,
      // A token lives by the emulator's clock, which these tests move by weeks.
      elapsed: () => clock.now().getTime(),
    });
    const api = makeApi({ ...means, ...more, endpoint: url, instance: INSTANCE, token });
    return { api, person: await personOf(await token.token()) };
  };
  return { url, clock, log: () => world.log.entries, readFrom, as };
}
