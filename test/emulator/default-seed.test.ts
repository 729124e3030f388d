import { describe, expect, it } from "vitest";
import { defaultSeed } from "../../src/emulator/default-seed.js";
import { parseSeed } from "../../src/emulator/seed.js";
import { as, items, started } from "./asking.js";

describe("defaultSeed", () => {
  it("has four people and one instance where new keys need two of them", () => {
    const { people, instances } = parseSeed(defaultSeed(new Date()));
    expect(people.map(({ name, apiKey, iamId, roles }) => [name, apiKey, iamId, roles])).toEqual([
      ["ann", "rehearsal-ann", "IBMid-ann", ["Writer"]],
      ["bob", "rehearsal-bob", "IBMid-bob", ["Manager"]],
      ["cleo", "rehearsal-cleo", "IBMid-cleo", ["Manager", "KeyPurge"]],
      ["rita", "rehearsal-rita", "IBMid-rita", ["Reader"]],
    ]);
    expect(instances).toMatchObject([
      { name: "rehearsal", region: "us-south", dualAuthDelete: true },
    ]);
  });

  it("has a key in each stage of the life, and each obstacle", async () => {
    const emulator = await started();
    const list = await as("rita", emulator)("GET /keys?state=0,1,2,3,5");
    const named = new Map(items(list).map((key) => [key["name"], key]));
    const now = Date.now();
    const date = (name: string, field: string) => Date.parse(String(named.get(name)?.[field]));
    const approvalOf = (name: string) => {
      const { authExpiration } = Object(named.get(name)?.["dualAuthDelete"]);
      return Date.parse(authExpiration);
    };
    const ready = { state: 1, dualAuthDelete: { enabled: true, keySetForDeletion: false } };

    expect(named.get("orders-db-root")).toMatchObject({ ...ready, aliases: ["orders"] });
    expect(named.get("warehouse-root")).toMatchObject(ready);
    expect(named.get("ledger-root")).toMatchObject(ready);
    expect(named.get("logs-root")).toMatchObject({ dualAuthDelete: { enabled: false } });
    expect(approvalOf("billing-root")).toBeGreaterThan(now);
    expect(approvalOf("crm-root")).toBeLessThan(now);
    expect(date("tickets-root", "purgeAllowedFrom")).toBeGreaterThan(now);
    expect(date("archive-2024-root", "purgeAllowedFrom")).toBeLessThan(now);
    expect(date("archive-2024-root", "restoreExpirationDate")).toBeGreaterThan(now);
    expect(date("archive-2019-root", "restoreExpirationDate")).toBeLessThan(now);
    expect(date("archive-2019-root", "purgeScheduledOn")).toBeGreaterThan(now);
    expect(named.get("payroll-root")).toMatchObject({ state: 2 });
    const hostile = Array.from(named.keys(), String).filter((name) => /\p{Cc}/u.test(name));
    expect(hostile).toEqual([expect.stringMatching(/\u202e/)]);
    expect(named.size).toBe(11);
  });

  it("registers a resource with one key, and locks another", async () => {
    const emulator = await started();
    const all = await as("rita", emulator)("GET /keys/registrations");
    const found = items(all).map((one) => [one["keyName"], one["preventKeyDeletion"]]);
    expect(found).toEqual([
      ["warehouse-root", false],
      ["ledger-root", true],
    ]);
  });
});
