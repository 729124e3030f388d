import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolutions } from "../../src/api/resolutions.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { aKey } from "../support/a-key.js";
import { anyCodePoints } from "../support/any-code-points.js";
import { FakeKeyReads } from "../support/fake-key-reads.js";
import { idOf, ORDERS } from "../support/wire-json.js";

const list = (...keys: readonly ReturnType<typeof aKey>[]) => ({
  pages: { 0: { keys, incomplete: false } },
  total: keys.length,
});

const resolve = async (service: FakeKeyReads, ...texts: string[]) => resolutions(service, texts);

describe("resolutions", () => {
  it.each([ORDERS, ORDERS.toUpperCase()])("takes %s for an id, and asks nobody", async (text) => {
    const service = new FakeKeyReads({});

    expect(await resolve(service, text)).toEqual([{ id: ORDERS }]);
    expect(service.asked).toEqual([]);
  });

  it("never takes a UUID for a name, even if a key is called so", async () => {
    const service = new FakeKeyReads(list(aKey(1, ORDERS)));

    expect(await resolve(service, ORDERS)).toEqual([{ id: ORDERS }]);
  });

  it("finds a key by its alias", async () => {
    const service = new FakeKeyReads({ metadata: { orders: aKey(7) } });

    expect(await resolve(service, "orders")).toEqual([{ id: idOf(7) }]);
    expect(service.asked).toContain("GET /api/v2/keys/orders/metadata");
  });

  it.each(["orders db", "Zahlung €", "../purge", "x", "keys", `${ORDERS}/purge`, `${ORDERS} `])(
    "finds %s by its name alone, since it can't be an alias",
    async (name) => {
      const service = new FakeKeyReads(list(aKey(1), aKey(2, name), aKey(3)));

      expect(await resolve(service, name)).toEqual([{ id: idOf(2) }]);
      expect(service.asked.filter((path) => path.includes("metadata"))).toEqual([]);
    },
  );

  it("takes a name exactly as it is written", async () => {
    const service = new FakeKeyReads(
      list(aKey(1, "Orders"), aKey(2, "orders "), aKey(3, "orders-2")),
    );

    expect(await resolve(service, "orders")).toMatchObject([{ error: { code: "key-not-found" } }]);
  });

  it("takes an alias and a name of one key for that key", async () => {
    const key = aKey(7, "orders");
    const service = new FakeKeyReads({ ...list(key), metadata: { orders: key } });

    expect(await resolve(service, "orders")).toEqual([{ id: idOf(7) }]);
  });

  it.each([
    { what: "two keys have the name", told: list(aKey(1, "orders"), aKey(2, "orders")) },
    {
      what: "it is the alias of one and the name of another",
      told: { ...list(aKey(1, "orders")), metadata: { orders: aKey(2) } },
    },
  ])("refuses to choose where $what, and names both", async ({ told }) => {
    const [resolution] = await resolve(new FakeKeyReads(told), "orders");

    expect(resolution).toMatchObject({ error: { code: "ambiguous-key", exit: 2 } });
    const { error } = resolution as { readonly error: KpDualError };
    expect(error.explanation.why).toContain(idOf(1));
    expect(error.explanation.why).toContain(idOf(2));
  });

  it("says that there is none only where it has seen them all", async () => {
    const all = await resolve(new FakeKeyReads(list(aKey(1))), "orders");
    const some = await resolve(new FakeKeyReads({ ...list(aKey(1)), total: 2 }), "orders");

    expect(all).toMatchObject([{ error: { code: "key-not-found", exit: 7 } }]);
    expect(some).toMatchObject([{ error: { code: "list-incomplete", exit: 9 } }]);
  });

  it.each(["", " ", "\t\n"])("takes %j for no key, and asks nobody", async (text) => {
    const service = new FakeKeyReads({});

    expect(await resolve(service, text)).toMatchObject([{ error: { code: "bad-key", exit: 2 } }]);
    expect(service.asked).toEqual([]);
  });

  it("reads the list once for all, and tells of each in its place", async () => {
    const service = new FakeKeyReads({
      ...list(aKey(1, "a name"), aKey(2, "b name")),
      metadata: { alias: aKey(3) },
    });

    const all = await resolve(service, "b name", ORDERS, "nobody", "a name", "alias", "b name");

    expect(all).toMatchObject([
      { id: idOf(2) },
      { id: ORDERS },
      { error: { code: "key-not-found", facts: { values: { key: "nobody" } } } },
      { id: idOf(1) },
      { id: idOf(3) },
      { id: idOf(2) },
    ]);
    expect(service.asked.filter((path) => path.includes("offset"))).toHaveLength(1);
    expect(service.asked.filter((path) => path.includes("metadata"))).toHaveLength(2);
  });

  it.each([
    { what: "the alias", told: { metadata: { orders: new KpDualError("not-reached") } } },
    { what: "the list", told: { pages: { 0: new KpDualError("not-reached") } } },
  ])("fails where $what can't be looked up", async ({ told }) => {
    await expect(resolve(new FakeKeyReads(told), "orders")).rejects.toMatchObject({
      code: "not-reached",
    });
  });

  it("asks for nothing outside its two paths, whatever it is given", async () => {
    const texts = fc.oneof(
      anyCodePoints(),
      fc.stringMatching(/^[A-Za-z0-9_-]{1,95}$/),
      fc.constantFrom("/purge", "?force=true", "/..", "%2e").map((tail) => ORDERS + tail),
    );

    await fc.assert(
      fc.asyncProperty(fc.array(texts, { maxLength: 4 }), async (given) => {
        const service = new FakeKeyReads({});

        await resolutions(service, given);

        for (const path of service.asked)
          expect(path).toMatch(
            /^(GET|HEAD) \/api\/v2\/keys(\/[A-Za-z0-9_-]{2,90}\/metadata|\?[a-z0-9=&%C]+)$/,
          );
      }),
      { numRuns: 2_000 },
    );
  });
});
