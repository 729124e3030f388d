import { describe, expect, it } from "vitest";
import { resolveKey, resolveKeys } from "../../src/api/resolve-key.js";
import { aKey } from "../support/a-key.js";
import { FakeKeyReads } from "../support/fake-key-reads.js";
import { idOf, ORDERS } from "../support/wire-json.js";

const service = () =>
  new FakeKeyReads({ pages: { 0: { keys: [aKey(1, "a name")], incomplete: false } }, total: 1 });

describe("resolveKey", () => {
  it("gives the id", async () => {
    expect(await resolveKey(service(), "a name")).toEqual({ id: idOf(1) });
  });

  it("throws where there is no such key", async () => {
    await expect(resolveKey(service(), "no name")).rejects.toMatchObject({
      code: "key-not-found",
      facts: { values: { key: "no name" } },
    });
  });
});

describe("resolveKeys", () => {
  it("gives the ids in their order, repeats too", async () => {
    const ids = await resolveKeys(service(), [ORDERS, "a name", ORDERS.toUpperCase()]);

    expect(ids).toEqual([ORDERS, idOf(1), ORDERS]);
  });

  it("throws for the first that is no key", async () => {
    const resolving = resolveKeys(service(), [ORDERS, "", "no name"]);

    await expect(resolving).rejects.toMatchObject({ code: "bad-key" });
  });

  it("needs nothing for nothing", async () => {
    const asked = service();

    expect(await resolveKeys(asked, [])).toEqual([]);
    expect(asked.asked).toEqual([]);
  });
});
