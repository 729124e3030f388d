import { describe, expect, it } from "vitest";
import { as, codeOf, items, started } from "./asking.js";
import { aSeed, at, INSTANCE, isSoonAfter, ORDERS } from "./seeds.js";

const body = (resource: object, collectionTotal = 1) => ({
  metadata: { collectionType: "application/vnd.ibm.kms.key+json", collectionTotal },
  resources: [resource],
});
const named = { type: "application/vnd.ibm.kms.key+json", name: "new-root", extractable: false };
const protectedInstance = {
  instances: [{ id: INSTANCE, name: "prod-eu", region: "eu-de", dualAuthDelete: true }],
};

describe("creating a key", () => {
  it("gives it an id, which finds it from then on", async () => {
    const ann = as("ann", await started(aSeed()));

    const reply = await ann("POST /keys", {
      body: body({
        ...named,
        description: "for tests",
        tags: ["a"],
        aliases: ["new"],
        expirationDate: "2031-01-01T00:00:00Z",
      }),
    });

    const [key = {}] = items(reply);
    expect(reply.status).toBe(201);
    expect(key).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      crn: expect.stringMatching(new RegExp(`:key:${key["id"]}$`)),
      name: "new-root",
      description: "for tests",
      tags: ["a"],
      aliases: ["new"],
      expirationDate: "2031-01-01T00:00:00Z",
      state: 1,
      createdBy: "IBMid-ann",
      creationDate: expect.toSatisfy(isSoonAfter(at(0))),
      dualAuthDelete: { enabled: false },
      keyRingID: "default",
    });
    expect(key).not.toHaveProperty("payload");
    expect(items(await ann(`GET /keys/${key["id"]}/metadata`))).toEqual([key]);
    expect(items(await ann("GET /keys/new/metadata"))).toEqual([key]);
  });

  it("protects it while the instance's switch is on, and not afterwards", async () => {
    const emulator = await started(aSeed({}, protectedInstance));
    const bob = as("bob", emulator);
    const made = async () =>
      items(await bob("POST /keys", { body: body(named) }))[0]?.["dualAuthDelete"];
    const off = {
      metadata: { collectionType: "application/vnd.ibm.kms.policy+json", collectionTotal: 1 },
      resources: [{ policy_type: "dualAuthDelete", policy_data: { enabled: false } }],
    };

    expect(await made()).toEqual({ enabled: true, keySetForDeletion: false });
    await bob("PUT /instance/policies", { body: off });
    expect(await made()).toEqual({ enabled: false });
    const [older] = items(await bob(`GET /keys/${ORDERS}/metadata`));
    expect(older?.["dualAuthDelete"]).toMatchObject({ enabled: true });
  });

  it("with overrides says so itself, which is for Managers", async () => {
    const emulator = await started(aSeed({}, protectedInstance));
    const [ann, bob] = [as("ann", emulator), as("bob", emulator)];
    const PATH = "POST /keys_with_policy_overrides";
    const made = async (overrides: object) =>
      items(await bob(PATH, { body: body({ ...named, ...overrides }) }))[0] ?? {};

    expect((await ann(PATH, { body: body(named) })).status).toBe(401);
    expect((await made({ dualAuthDelete: { enabled: false } }))["dualAuthDelete"]).toEqual({
      enabled: false,
    });
    expect((await made({}))["dualAuthDelete"]).toEqual({ enabled: true });
    const rotation = { enabled: true, interval_month: 2 };
    expect(await made({ rotation })).toMatchObject({ rotation });
  });

  it("makes or takes the material of a standard key", async () => {
    const ann = as("ann", await started(aSeed()));
    const made = async (more: object) =>
      items(await ann("POST /keys", { body: body({ ...named, extractable: true, ...more }) }))[0];
    expect((await made({}))?.["payload"]).toMatch(/^[\w+/]{43}=$/);
    expect(await made({ payload: "c2VjcmV0" })).toMatchObject({
      payload: "c2VjcmV0",
      imported: true,
    });
  });

  it("answers with the id alone, if that is preferred", async () => {
    const ann = as("ann", await started(aSeed()));
    const headers = { prefer: "return=minimal" };
    const reply = await ann("POST /keys", { body: body(named), headers });
    expect(items(reply)).toEqual([{ id: expect.any(String) }]);
  });

  it("puts it into the ring that is named, if there is one", async () => {
    const ann = as("ann", await started(aSeed({ keyRing: "shop" })));
    const inRing = (ring: string) =>
      ann("POST /keys", { body: body(named), headers: { "x-kms-key-ring": ring } });
    expect(items(await inRing("shop"))).toMatchObject([{ keyRingID: "shop" }]);
    expect(codeOf(await inRing("other"))).toBe("KEY_RING_NOT_FOUND_ERR");
  });

  it.each([
    { wrong: "no body", given: "", status: 400, code: "BAD_BODY_ERR" },
    { wrong: "no name", given: body({ extractable: false }), status: 400, code: "BAD_BODY_ERR" },
    {
      wrong: "an unknown field",
      given: body({ ...named, colour: 1 }),
      status: 400,
      code: "BAD_BODY_ERR",
    },
    {
      wrong: "an override",
      given: body({ ...named, dualAuthDelete: { enabled: true } }),
      status: 400,
      code: "BAD_BODY_ERR",
    },
    {
      wrong: "another total",
      given: body(named, 2),
      status: 400,
      code: "COLLECTION_TOTAL_MISMATCH_ERR",
    },
    {
      wrong: "a short name",
      given: body({ ...named, name: "x" }),
      status: 400,
      code: "INVALID_FIELD_ERR",
    },
    {
      wrong: "a long name",
      given: body({ ...named, name: "x".repeat(91) }),
      status: 400,
      code: "INVALID_FIELD_ERR",
    },
    {
      wrong: "six aliases",
      given: body({ ...named, aliases: ["a1", "a2", "a3", "a4", "a5", "a6"] }),
      status: 400,
      code: "INVALID_FIELD_ERR",
    },
    {
      wrong: "a bad alias",
      given: body({ ...named, aliases: ["a b"] }),
      status: 400,
      code: "INVALID_FIELD_ERR",
    },
    {
      wrong: "an alias twice",
      given: body({ ...named, aliases: ["aa", "aa"] }),
      status: 409,
      code: "KEY_ALIAS_NOT_UNIQUE_ERR",
    },
    {
      wrong: "an alias of another key",
      given: body({ ...named, aliases: ["orders"] }),
      status: 409,
      code: "KEY_ALIAS_NOT_UNIQUE_ERR",
    },
  ])("refuses $wrong: $code", async ({ given, status, code }) => {
    const ann = as("ann", await started(aSeed({ aliases: ["orders"] })));
    const reply = await ann("POST /keys", { body: given });
    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
    expect((await ann("HEAD /keys")).headers.get("key-total")).toBe("1");
  });

  it.each([2, 90])("takes a name of %i characters", async (length) => {
    const ann = as("ann", await started(aSeed()));
    const given = body({ ...named, name: "x".repeat(length) });
    expect((await ann("POST /keys", { body: given })).status).toBe(201);
  });

  it("refuses two keys at once, and a standard key that rotates", async () => {
    const bob = as("bob", await started(aSeed()));
    const two = { ...body(named, 2), resources: [named, named] };
    expect(codeOf(await bob("POST /keys", { body: two }))).toBe("NUM_COLLECTION_RESOURCE_ERR");
    const rotating = body({ ...named, extractable: true, rotation: { interval_month: 1 } });
    const reply = await bob("POST /keys_with_policy_overrides", { body: rotating });
    expect(codeOf(reply)).toBe("KEY_ROOT_REQ_ERR");
  });
});
