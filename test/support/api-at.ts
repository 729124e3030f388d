import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { Api, ReadFrom } from "../../src/api/api.js";
import { makeReader, type ReaderMeans } from "../../src/api/reader.js";
import { type ApiMeans, makeApi } from "../../src/api/sender.js";
import { undiciTransport } from "../../src/api/undici-transport.js";
import { patienceAt } from "../../src/core/patience.js";

/** The instance that every request of these tests is about. */
export const INSTANCE = "7d1e0f4c-2f0b-4e4e-9b0d-6a3b0c6a2b11";

/** This machine's clock in these tests. */
export const NOON = new Date("2026-05-12T12:00:00Z");

/** What reads take, over the real transport; nothing sleeps, but it is noted how long it would. */
function readingMeans() {
  const { transport, close } = undiciTransport({
    connectMs: 60_000,
    attemptMs: 60_000,
    proxies: false,
    environment: {},
  });
  onTestFinished(close);
  const slept: number[] = [];
  const means: ReaderMeans = {
    transport,
    patience: patienceAt(1),
    sleep: async (ms) => void slept.push(ms),
    random: () => 0.5,
    newId: randomUUID,
    clock: () => NOON,
  };
  return { means, slept };
}

/** Reads from any host. */
export const readFromAt = (): ReadFrom => makeReader(readingMeans().means);

/** The real client over the real transport, at an address. */
export function apiAt(
  endpoint: string,
  more: Partial<ApiMeans> = {},
): Api & { readonly slept: readonly number[] } {
  const { means, slept } = readingMeans();
  const api = makeApi({
    ...means,
    endpoint,
    instance: INSTANCE,
    token: { token: async () => "t-1", renew: async () => undefined },
    ...more,
  });
  return { ...api, slept };
}
