import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import type { Api } from "../../src/api/api.js";
import { type ApiMeans, makeApi } from "../../src/api/sender.js";
import { undiciTransport } from "../../src/api/undici-transport.js";
import { patienceAt } from "../../src/core/patience.js";

/** The instance that every request of these tests is about. */
export const INSTANCE = "7d1e0f4c-2f0b-4e4e-9b0d-6a3b0c6a2b11";

/** This machine's clock in these tests. */
export const NOON = new Date("2026-05-12T12:00:00Z");

/** The real client over the real transport, at an address; it does not sleep but notes how long it would. */
export function apiAt(
  endpoint: string,
  more: Partial<ApiMeans> = {},
): Api & { readonly slept: readonly number[] } {
  const { transport, close } = undiciTransport({
    connectMs: 2_000,
    attemptMs: 2_000,
    proxies: false,
    environment: {},
  });
  onTestFinished(close);
  const slept: number[] = [];
  const api = makeApi({
    transport,
    endpoint,
    instance: INSTANCE,
    token: { token: async () => "t-1", renew: async () => undefined },
    patience: patienceAt(1),
    sleep: async (ms) => void slept.push(ms),
    random: () => 0.5,
    newId: randomUUID,
    clock: () => NOON,
    ...more,
  });
  return { ...api, slept };
}
