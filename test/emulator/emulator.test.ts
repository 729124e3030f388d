import { describe, expect, it } from "vitest";
import { startEmulator } from "../../src/emulator/emulator.js";
import { FaultError } from "../../src/emulator/faults/fault-error.js";
import { SeedError } from "../../src/emulator/seed-error.js";
import { as, ask, started } from "./asking.js";
import { aSeed, INSTANCE, ORDERS } from "./seeds.js";

describe("startEmulator", () => {
  it("says what is in it", async () => {
    const emulator = await started(aSeed());
    expect(emulator.instances).toEqual([
      {
        name: "prod-eu",
        id: INSTANCE,
        region: "eu-de",
        crn: expect.stringMatching(new RegExp(`:kms:eu-de:a/[0-9a-f]{32}:${INSTANCE}::$`)),
      },
    ]);
    expect(emulator.people[0]).toEqual({
      name: "ann",
      apiKey: "rehearsal-ann",
      iamId: "IBMid-ann",
      roles: ["Writer"],
    });
    expect(emulator.keys).toEqual([{ id: ORDERS, name: "orders-db-root", instance: "prod-eu" }]);
  });

  it("tells what was asked and what was changed up to now, and takes faults", async () => {
    const emulator = await started(aSeed());
    const before = { requests: emulator.requests(), changes: emulator.changes() };
    await as("ann", emulator)(`POST /keys/${ORDERS}/actions/setKeyForDeletion`);
    emulator.faults.set([{ at: "before-commit", do: { status: 418 } }]);
    expect((await ask(emulator.url, "GET /anything")).status).toBe(418);

    expect(before).toEqual({ requests: [], changes: [] });
    expect(emulator.requests().map(({ status }) => status)).toEqual([200, 204, 418]);
    expect(emulator.changes()).toMatchObject([{ n: 2, action: "setKeyForDeletion", key: ORDERS }]);
    expect(emulator.faults.list()).toMatchObject([{ seen: 1, fired: 1 }]);
    expect(() => emulator.faults.set("nonsense")).toThrow(FaultError);
  });

  it("begins now, unless the seed says when", async () => {
    const { clock } = await started();
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000);
  });

  it("takes the port that it is told, and fails where that is taken", async () => {
    const first = await started(aSeed());
    const port = Number(new URL(first.url).port);
    await expect(startEmulator({ port })).rejects.toThrow("EADDRINUSE");
    await first.close();
    const second = await startEmulator({ port });
    await second.close();
    expect(second.url).toBe(first.url);
  });

  it("refuses a seed that does not fit", async () => {
    await expect(startEmulator({ seed: { instances: [] } })).rejects.toThrow(SeedError);
  });
});
