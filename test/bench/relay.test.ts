import { expect, it, onTestFinished } from "vitest";
import { startEmulator } from "../../src/emulator/emulator.js";
import { tokenOf } from "../support/send-as.js";
import { relayTo } from "./relay.js";

async function relayed(keeps: boolean, latency = 0) {
  const emulator = await startEmulator();
  onTestFinished(emulator.close);
  const relay = await relayTo(emulator.url, { keeps, latency: () => latency });
  onTestFinished(relay.close);
  return { emulator, relay };
}

it.each([
  { keeps: true, asked: 1 },
  { keeps: false, asked: 3 },
])("asks the emulator $asked times for three where keeping is $keeps", async ({ keeps, asked }) => {
  const { emulator, relay } = await relayed(keeps);

  const tokens = [
    await tokenOf("bob", relay),
    await tokenOf("bob", relay),
    await tokenOf("bob", relay),
  ];

  expect(tokens.every((token) => token.split(".").length === 3)).toBe(true);
  expect(emulator.requests()).toHaveLength(asked);
});

it("keeps what one asked for apart from what another did", async () => {
  const { relay } = await relayed(true);

  expect(await tokenOf("ann", relay)).not.toBe(await tokenOf("bob", relay));
});

it("answers no earlier than it is told, and takes down when", async () => {
  const LATE_MS = 30;
  const { relay } = await relayed(false, LATE_MS);

  await tokenOf("bob", relay);
  const [request, ...others] = relay.taken();

  expect(others).toEqual([]);
  expect(request).toMatchObject({ method: "POST", path: "/identity/token" });
  // A timer may be a fraction of a millisecond early.
  expect((request?.to ?? 0) - (request?.from ?? 0)).toBeGreaterThan(LATE_MS - 2);
  expect(relay.taken()).toEqual([]);
});
