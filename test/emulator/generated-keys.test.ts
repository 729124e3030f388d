import { describe, expect, it } from "vitest";
import { as, items, started } from "./asking.js";
import { aSeed } from "./seeds.js";

const generated = (count: number, more: object = {}) =>
  aSeed({}, { generateKeys: { instance: "prod-eu", count, ...more } });

describe("generated keys", () => {
  it("have dual authorization and approvals as often as asked for, the same each time", async () => {
    const seed = generated(12, { dualAuthEvery: 3, setForDeletionEvery: 4 });
    const read = async () =>
      items(await as("rita", await started(seed))("GET /keys?search=generated"));
    const keys = await read();
    const those = (dualAuthDelete: object) =>
      keys
        .filter((key) => JSON.stringify(key["dualAuthDelete"]) === JSON.stringify(dualAuthDelete))
        .map(({ name }) => Number(String(name).slice(-6)))
        .sort((a, b) => a - b);
    const authExpiration = "2026-05-19T07:12:00Z";

    expect(those({ enabled: true, keySetForDeletion: true, authExpiration })).toEqual([4, 8, 12]);
    expect(those({ enabled: true, keySetForDeletion: false })).toEqual([3, 6, 9]);
    expect(those({ enabled: false })).toEqual([1, 2, 5, 7, 10, 11]);
    expect(new Set(keys.map(({ id }) => id)).size).toBe(12);
    expect(keys[0]?.["crn"]).toMatch(new RegExp(`^crn:v1:.*:key:${keys[0]?.["id"]}$`));
    expect(await read()).toEqual(keys);
  });

  it("are not among the keys that the emulator names", async () => {
    const emulator = await started(generated(12));
    expect(emulator.keys.map(({ name }) => name)).toEqual(["orders-db-root"]);
  });

  it("are there at once, a hundred thousand of them, in pages by id", async () => {
    const before = performance.now();
    const ask = as("rita", await started(generated(100_000)));
    const total = (await ask("HEAD /keys")).headers.get("key-total");
    let ids: unknown[] = [];
    for (let offset = 0; offset <= 100_000; offset += 5000)
      ids = ids.concat(
        items(await ask(`GET /keys?limit=5000&offset=${offset}`)).map(({ id }) => id),
      );

    expect(total).toBe("100001");
    expect(ids).toHaveLength(100_001);
    expect(ids.join() === [...new Set(ids)].sort().join()).toBe(true);
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
