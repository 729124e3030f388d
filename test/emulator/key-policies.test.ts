import { describe, expect, it } from "vitest";
import { as, codeOf, items, started } from "./asking.js";
import { aSeed, at, isSoonAfter, ORDERS, START } from "./seeds.js";

const body = (resources: readonly object[], collectionTotal = resources.length) => ({
  metadata: { collectionType: "application/vnd.ibm.kms.policy+json", collectionTotal },
  resources,
});
const dualAuth = (enabled: boolean) => ({
  type: "application/vnd.ibm.kms.policy+json",
  dualAuthDelete: { enabled },
});
const rotation = { rotation: { enabled: true, interval_month: 3 } };

const POLICIES = `/keys/${ORDERS}/policies`;
const PUT = `PUT ${POLICIES}?policy=dualAuthDelete`;
const GET = `GET ${POLICIES}?policy=dualAuthDelete`;

const off = { dualAuth: false };
const UUID = /^[0-9a-f-]{36}$/;

describe("a key's policies", () => {
  it("are no resources at all as long as there are none", async () => {
    const bob = as("bob", await started(aSeed(off)));
    expect((await bob(GET)).body).toEqual({
      metadata: { collectionType: "application/vnd.ibm.kms.policy+json", collectionTotal: 0 },
    });
  });

  it("have an id and a CRN of their own, and come back when they are put", async () => {
    const bob = as("bob", await started(aSeed(off)));

    const reply = await bob(PUT, { body: body([dualAuth(true)]) });

    const [policy = {}] = items(reply);
    expect(reply.status).toBe(200);
    expect(policy).toEqual({
      id: expect.stringMatching(UUID),
      crn: expect.stringMatching(new RegExp(`:policy:${policy["id"]}$`)),
      createdBy: "IBMid-bob",
      creationDate: expect.toSatisfy(isSoonAfter(at(0))),
      updatedBy: "IBMid-bob",
      lastUpdateDate: expect.toSatisfy(isSoonAfter(at(0))),
      dualAuthDelete: { enabled: true },
    });
    expect(policy["id"]).not.toBe(ORDERS);
    expect(items(await bob(GET))).toEqual([policy]);
  });

  it("tell who set or unset the key last", async () => {
    const emulator = await started(aSeed({ createdAt: "2026-01-02T03:04:05Z" }));
    const [ann, bob] = [as("ann", emulator), as("bob", emulator)];
    const [before] = items(await bob(GET));
    expect(before).toMatchObject({
      updatedBy: "IBMid-bob",
      lastUpdateDate: "2026-01-02T03:04:05Z",
    });

    await ann(`POST /keys/${ORDERS}/actions/setKeyForDeletion`);

    expect(items(await bob(GET))).toMatchObject([
      {
        updatedBy: "IBMid-ann",
        lastUpdateDate: expect.toSatisfy(isSoonAfter(at(0))),
        creationDate: "2026-01-02T03:04:05Z",
        dualAuthDelete: { enabled: true },
      },
    ]);
  });

  it("tell it for a key that the seed has set", async () => {
    const seed = aSeed({ setForDeletion: { by: "zoe", at: START } });
    const [policy] = items(await as("bob", await started(seed))(GET));
    expect(policy).toMatchObject({ updatedBy: "IBMid-zoe", lastUpdateDate: START });
  });

  it("can be off on a key that never had them, which is then a record", async () => {
    const bob = as("bob", await started(aSeed(off)));
    expect((await bob(PUT, { body: body([dualAuth(false)]) })).status).toBe(200);
    expect(items(await bob(GET))).toMatchObject([{ dualAuthDelete: { enabled: false } }]);
    const [key] = items(await bob(`GET /keys/${ORDERS}/metadata`));
    expect(key?.["dualAuthDelete"]).toEqual({ enabled: false });
  });

  it("keep the name of who made them when they are put again", async () => {
    const emulator = await started(aSeed(off));
    await as("bob", emulator)(PUT, { body: body([dualAuth(false)]) });
    const again = await as("cleo", emulator)(PUT, { body: body([dualAuth(true)]) });
    expect(items(again)).toMatchObject([{ createdBy: "IBMid-bob", updatedBy: "IBMid-cleo" }]);
  });

  it("are put once each, and under a name that there is", async () => {
    const bob = as("bob", await started(aSeed(off)));
    const twice = { body: body([dualAuth(true), dualAuth(true)]) };
    expect(codeOf(await bob(`PUT ${POLICIES}`, twice))).toBe("NUM_COLLECTION_RESOURCE_ERR");
    const strange = await bob(`PUT ${POLICIES}?policy=x`, { body: body([dualAuth(true)]) });
    expect(codeOf(strange)).toBe("INVALID_QUERY_PARAM_ERR");
  });

  it("cannot be taken back", async () => {
    const bob = as("bob", await started(aSeed()));
    expect((await bob(PUT, { body: body([dualAuth(true)]) })).status).toBe(200);
    expect((await bob(PUT, { body: body([dualAuth(false)]) })).status).toBe(409);
    expect(items(await bob(GET))).toMatchObject([{ dualAuthDelete: { enabled: true } }]);
  });

  it("are put and read together where the query names none", async () => {
    const bob = as("bob", await started(aSeed(off)));
    await bob(`PUT ${POLICIES}`, { body: body([rotation, dualAuth(true)]) });
    expect(items(await bob(`GET ${POLICIES}`))).toMatchObject([
      { dualAuthDelete: { enabled: true } },
      rotation,
    ]);
    expect(items(await bob(`GET ${POLICIES}?policy=rotation`))).toMatchObject([rotation]);
  });

  it.each([
    { wrong: "not JSON", given: "", code: "BAD_BODY_ERR" },
    { wrong: "no policy", given: body([{}]), code: "BAD_BODY_ERR" },
    {
      wrong: "the shape of an instance's",
      given: body([{ policy_type: "dualAuthDelete", policy_data: { enabled: true } }]),
      code: "BAD_BODY_ERR",
    },
    {
      wrong: "two in one",
      given: body([{ ...dualAuth(true), ...rotation }]),
      code: "BAD_BODY_ERR",
    },
    {
      wrong: "another total",
      given: body([dualAuth(true)], 0),
      code: "COLLECTION_TOTAL_MISMATCH_ERR",
    },
    { wrong: "another policy", given: body([rotation]), code: "BODY_QUERY_PARAM_MISMATCH_ERR" },
    { wrong: "two", given: body([dualAuth(true), rotation]), code: "NUM_COLLECTION_RESOURCE_ERR" },
    {
      wrong: "thirteen months",
      given: body([{ rotation: { interval_month: 13 } }]),
      code: "INVALID_FIELD_ERR",
    },
  ])("refuse $wrong: $code", async ({ given, code }) => {
    const bob = as("bob", await started(aSeed(off)));
    const reply = await bob(PUT, { body: given });
    expect([reply.status, codeOf(reply)]).toEqual([400, code]);
    expect(items(await bob(GET))).toEqual([]);
  });

  it("know no other policy, no rotation of a standard key, and no change of a destroyed one", async () => {
    const bob = as("bob", await started(aSeed({ extractable: true })));
    expect(codeOf(await bob(`GET ${POLICIES}?policy=x`))).toBe("INVALID_QUERY_PARAM_ERR");
    const rotated = await bob(`PUT ${POLICIES}?policy=rotation`, { body: body([rotation]) });
    expect(codeOf(rotated)).toBe("KEY_ROOT_REQ_ERR");
    const gone = as("bob", await started(aSeed({ deleted: { by: "bob", at: START } })));
    expect((await gone(PUT, { body: body([dualAuth(true)]) })).status).toBe(409);
    expect((await gone(GET)).status).toBe(200);
  });

  it("are for Managers: a Writer reads the metadata instead", async () => {
    const ann = as("ann", await started(aSeed()));
    expect([(await ann(GET)).status, (await ann(PUT)).status]).toEqual([401, 401]);
  });
});
