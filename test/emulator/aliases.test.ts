import { describe, expect, it } from "vitest";
import { as, codeOf, items, started } from "./asking.js";
import { aSeed, ORDERS } from "./seeds.js";

const aliasesOf = (ask: ReturnType<typeof as>) => async () =>
  items(await ask(`GET /keys/${ORDERS}/metadata`))[0]?.["aliases"];

describe("aliases", () => {
  it("come, find the key, and go", async () => {
    const emulator = await started(aSeed());
    const [ann, bob] = [as("ann", emulator), as("bob", emulator)];
    const aliases = aliasesOf(ann);

    const made = await ann(`POST /keys/${ORDERS}/aliases/orders`);
    expect(made.status).toBe(201);
    expect(items(made)).toMatchObject([{ keyId: ORDERS, alias: "orders", createdBy: "IBMid-ann" }]);
    expect(await aliases()).toEqual(["orders"]);
    expect(items(await ann("GET /keys/orders/metadata"))[0]?.["id"]).toBe(ORDERS);

    expect((await ann(`DELETE /keys/${ORDERS}/aliases/orders`)).status).toBe(401);
    expect((await bob(`DELETE /keys/${ORDERS}/aliases/orders`)).status).toBe(204);
    expect(await aliases()).toBeUndefined();
    expect((await bob(`DELETE /keys/${ORDERS}/aliases/orders`)).status).toBe(404);
  });

  it.each(["a", "x".repeat(91), "a.b", ORDERS, "policies", "registrations", "%20%20"])(
    "cannot be %s",
    async (alias) => {
      const ann = as("ann", await started(aSeed()));
      expect(codeOf(await ann(`POST /keys/${ORDERS}/aliases/${alias}`))).toBe("INVALID_FIELD_ERR");
    },
  );

  it.each(["ab", "x".repeat(90)])("can be %s", async (alias) => {
    const ann = as("ann", await started(aSeed()));
    expect((await ann(`POST /keys/${ORDERS}/aliases/${alias}`)).status).toBe(201);
  });

  it("are five at most, and each belongs to one key", async () => {
    const ann = as("ann", await started(aSeed({ aliases: ["a1", "a2", "a3", "a4"] })));
    const add = (alias: string) => ann(`POST /keys/${ORDERS}/aliases/${alias}`);
    expect(codeOf(await add("a1"))).toBe("KEY_ALIAS_NOT_UNIQUE_ERR");
    expect((await add("a5")).status).toBe(201);
    expect(codeOf(await add("a6"))).toBe("KEY_ALIAS_QUOTA_ERR");
  });
});
