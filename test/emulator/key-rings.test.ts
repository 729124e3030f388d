import { describe, expect, it } from "vitest";
import { as, codeOf, items, started } from "./asking.js";
import { aSeed, at, isSoonAfter, ORDERS, START } from "./seeds.js";

describe("key rings", () => {
  it("come and go, the default one excepted", async () => {
    const emulator = await started(aSeed());
    const [ann, bob] = [as("ann", emulator), as("bob", emulator)];

    const made = await ann("POST /key_rings/shop");
    expect(made).toMatchObject({ status: 201, body: undefined });
    expect(codeOf(await ann("POST /key_rings/shop"))).toBe("KEY_RING_NOT_UNIQUE_ERR");
    expect(items(await as("rita", emulator)("GET /key_rings"))).toEqual([
      { id: "default" },
      {
        id: "shop",
        createdBy: "IBMid-ann",
        creationDate: expect.toSatisfy(isSoonAfter(at(0))),
      },
    ]);
    expect((await ann("DELETE /key_rings/shop")).status).toBe(401);
    expect((await bob("DELETE /key_rings/shop")).status).toBe(204);
    expect(codeOf(await bob("DELETE /key_rings/shop"))).toBe("KEY_RING_NOT_FOUND_ERR");
    expect((await bob("DELETE /key_rings/default")).status).toBe(409);
  });

  it.each(["a", "x".repeat(101), "a.b"])("cannot be called %s", async (ring) => {
    const ann = as("ann", await started(aSeed()));
    expect(codeOf(await ann(`POST /key_rings/${ring}`))).toBe("INVALID_FIELD_ERR");
  });

  it("stay as long as a key in them is not destroyed, or one is left and nobody forces it", async () => {
    const inShop = { keyRing: "shop" };
    const living = as("bob", await started(aSeed(inShop)));
    expect(codeOf(await living("DELETE /key_rings/shop?force=true"))).toBe(
      "KEY_RING_KEYS_NOT_DELETED_ERR",
    );

    const destroyed = { ...inShop, deleted: { by: "bob", at: START } };
    const bob = as("bob", await started(aSeed(destroyed)));
    expect(codeOf(await bob("DELETE /key_rings/shop"))).toBe("KEY_RING_NOT_EMPTY_ERR");
    expect((await bob("DELETE /key_rings/shop?force=true")).status).toBe(204);
    expect(items(await bob(`GET /keys/${ORDERS}/metadata`))).toMatchObject([
      { keyRingID: "default" },
    ]);
  });

  it("are listed in pages, and counted if that is asked for", async () => {
    const rita = as("rita", await started(aSeed({ keyRing: "shop" })));
    const page = await rita("GET /key_rings?limit=1&offset=1&totalCount=true");
    expect(page.body).toMatchObject({ metadata: { totalCount: 2 }, resources: [{ id: "shop" }] });
    expect((await rita("GET /key_rings?limit=x")).status).toBe(400);
  });
});
