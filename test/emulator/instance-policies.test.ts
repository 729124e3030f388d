import { describe, expect, it } from "vitest";
import { as, codeOf, items, started } from "./asking.js";
import { aSeed, at, isSoonAfter } from "./seeds.js";

const body = (resources: readonly object[], collectionTotal = resources.length) => ({
  metadata: { collectionType: "application/vnd.ibm.kms.policy+json", collectionTotal },
  resources,
});
const dualAuth = (enabled: boolean) => ({
  policy_type: "dualAuthDelete",
  policy_data: { enabled },
});
const metrics = { policy_type: "metrics", policy_data: { enabled: true } };

const PUT = "PUT /instance/policies?policy=dualAuthDelete";
const GET = "GET /instance/policies?policy=dualAuthDelete";

describe("instance policies", () => {
  it("are an empty list as long as none was set", async () => {
    const bob = as("bob", await started(aSeed()));
    expect((await bob(GET)).body).toEqual({
      metadata: { collectionType: "application/vnd.ibm.kms.policy+json", collectionTotal: 0 },
      resources: [],
    });
  });

  it("are switched on and off, and tell who did it when", async () => {
    const emulator = await started(aSeed());
    const bob = as("bob", emulator);

    expect(await bob(PUT, { body: body([dualAuth(true)]) })).toMatchObject({
      status: 204,
      body: undefined,
    });
    await as("cleo", emulator)(PUT, { body: body([dualAuth(false)]) });

    expect(items(await bob(GET))).toEqual([
      {
        ...dualAuth(false),
        createdBy: "IBMid-bob",
        creationDate: expect.toSatisfy(isSoonAfter(at(0))),
        updatedBy: "IBMid-cleo",
        lastUpdated: expect.toSatisfy(isSoonAfter(at(0))),
      },
    ]);
  });

  it("are set several at once, and do not wipe each other", async () => {
    const bob = as("bob", await started(aSeed()));
    const network = {
      policy_type: "allowedNetwork",
      policy_data: { enabled: true, attributes: { allowed_network: "private-only" } },
    };

    await bob("PUT /instance/policies", { body: body([metrics, network]) });
    await bob(PUT, { body: body([dualAuth(true)]) });

    const all = items(await bob("GET /instance/policies"));
    expect(all).toMatchObject([metrics, network, dualAuth(true)]);
    expect(items(await bob(GET))).toHaveLength(1);
  });

  it.each([
    { wrong: "not JSON", given: "{", code: "BAD_BODY_ERR" },
    { wrong: "no metadata", given: { resources: [dualAuth(true)] }, code: "BAD_BODY_ERR" },
    {
      wrong: "no resources",
      given: body([]),
      code: "BAD_BODY_ERR",
      says: "resources: Too small: expected array to have >=1 items",
    },
    {
      wrong: "an unknown field",
      given: body([{ ...dualAuth(true), extra_field: 1 }]),
      code: "BAD_BODY_ERR",
      says: 'json: unknown field "extra_field"',
    },
    {
      wrong: "attributes where there are none",
      given: body([
        { policy_type: "dualAuthDelete", policy_data: { enabled: true, attributes: {} } },
      ]),
      code: "BAD_BODY_ERR",
      says: 'json: unknown field "attributes"',
    },
    {
      wrong: "the shape of a key's policy, as one page of the documentation has it",
      given: body([
        { type: "application/vnd.ibm.kms.policy+json", dualAuthDelete: { enabled: false } },
      ]),
      code: "BAD_BODY_ERR",
      says: 'json: unknown field "type"',
    },
    {
      wrong: "a text for the switch",
      given: body([{ policy_type: "dualAuthDelete", policy_data: { enabled: "true" } }]),
      code: "BAD_BODY_ERR",
      says: "enabled: Invalid input: expected boolean, received string",
    },
    {
      wrong: "a type that is none",
      given: body([{ ...metrics, policy_type: "x" }]),
      code: "INVALID_FIELD_ERR",
    },
    {
      wrong: "a total that is another",
      given: body([dualAuth(true)], 2),
      code: "COLLECTION_TOTAL_MISMATCH_ERR",
    },
    {
      wrong: "another policy than the query's",
      given: body([metrics]),
      code: "BODY_QUERY_PARAM_MISMATCH_ERR",
    },
    {
      wrong: "the same policy twice",
      given: body([dualAuth(true), dualAuth(true)]),
      code: "NUM_COLLECTION_RESOURCE_ERR",
    },
    {
      wrong: "two policies with a query",
      given: body([dualAuth(true), metrics]),
      code: "NUM_COLLECTION_RESOURCE_ERR",
    },
  ])("refuse $wrong: $code", async ({ given, code, says = "" }) => {
    const bob = as("bob", await started(aSeed()));
    const reply = await bob(PUT, { body: given });
    expect([reply.status, codeOf(reply)]).toEqual([400, code]);
    expect(JSON.stringify(reply.body)).toContain(JSON.stringify(says).slice(1, -1));
    expect(items(await bob(GET))).toEqual([]);
  });

  it("refuse the same policy twice without a query too, and a query that is none", async () => {
    const bob = as("bob", await started(aSeed()));
    const twice = await bob("PUT /instance/policies", { body: body([metrics, metrics]) });
    expect(codeOf(twice)).toBe("NUM_COLLECTION_RESOURCE_ERR");
    for (const method of ["GET", "PUT"])
      expect(codeOf(await bob(`${method} /instance/policies?policy=x`))).toBe(
        "INVALID_QUERY_PARAM_ERR",
      );
  });
});
