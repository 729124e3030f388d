import { describe, expect, it } from "vitest";
import { startEmulator } from "../../src/emulator/emulator.js";
import { SeedError } from "../../src/emulator/seed-error.js";
import { started } from "./asking.js";
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
