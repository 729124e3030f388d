import { describe, expect, it } from "vitest";
import { KeyList, KeyTotal, OneKey } from "../../src/api/key-resource.js";
import { collectionOf, ORDERS, wireKey } from "../support/wire-json.js";

const read = (more: Readonly<Record<string, unknown>> = {}) =>
  OneKey.parse(collectionOf(wireKey(more)));

const without = (name: string) => ({ [name]: undefined });

describe("OneKey", () => {
  it("puts a key into our words", () => {
    expect(read()).toEqual({
      id: ORDERS,
      name: "orders",
      aliases: ["orders-alias"],
      keyRing: "default",
      state: "active",
      type: "root",
      crn: `crn:v1:bluemix:public:kms:eu-de:a/a1:7d1e0f4c-2f0b-4e4e-9b0d-6a3b0c6a2b11:key:${ORDERS}`,
      dualAuth: true,
      setForDeletion: false,
      approvalExpires: null,
      createdAt: new Date("2026-01-02T03:04:05Z"),
      updatedAt: new Date("2026-05-12T07:12:00Z"),
      rotatedAt: null,
      deletedAt: null,
      deletedBy: null,
      purgeFrom: null,
      restoreUntil: null,
      autoPurgeOn: null,
    });
  });

  it("reads when a key was last rotated", () => {
    expect(read({ lastRotateDate: "2026-03-01T00:00:00Z" }).rotatedAt).toEqual(
      new Date("2026-03-01T00:00:00Z"),
    );
  });

  it("reads what a deleted key tells", () => {
    const key = read({
      state: 5,
      deleted: true,
      deletionDate: "2021-04-20T18:15:24Z",
      deletedBy: "IBMid-1",
      purgeAllowedFrom: "2021-04-20T22:15:24Z",
      restoreExpirationDate: "2021-05-20T18:15:24Z",
      purgeScheduledOn: "2021-07-19T18:15:24Z",
    });

    expect(key).toMatchObject({
      state: "destroyed",
      deletedAt: new Date("2021-04-20T18:15:24Z"),
      deletedBy: "IBMid-1",
      purgeFrom: new Date("2021-04-20T22:15:24Z"),
      restoreUntil: new Date("2021-05-20T18:15:24Z"),
      autoPurgeOn: new Date("2021-07-19T18:15:24Z"),
    });
  });

  it.each([
    [0, "pre-active"],
    [1, "active"],
    [2, "suspended"],
    [3, "deactivated"],
    [4, "unknown (4)"],
    [5, "destroyed"],
    [7, "unknown (7)"],
    [-1, "unknown (-1)"],
  ])("calls state %d %s", (state, name) => {
    expect(read({ state }).state).toBe(name);
  });

  it.each([
    { told: undefined, dualAuth: "unknown", setForDeletion: "unknown", expires: null },
    { told: null, dualAuth: "unknown", setForDeletion: "unknown", expires: null },
    { told: {}, dualAuth: "unknown", setForDeletion: false, expires: null },
    { told: { enabled: false }, dualAuth: false, setForDeletion: false, expires: null },
    { told: { enabled: true }, dualAuth: true, setForDeletion: false, expires: null },
    {
      told: { enabled: true, keySetForDeletion: true, authExpiration: "2020-01-23T22:41:02Z" },
      dualAuth: true,
      setForDeletion: true,
      expires: new Date("2020-01-23T22:41:02Z"),
    },
    {
      told: { enabled: true, keySetForDeletion: true },
      dualAuth: true,
      setForDeletion: true,
      expires: null,
    },
  ])("takes $told for no more than it says", ({ told, dualAuth, setForDeletion, expires }) => {
    const key = read({ dualAuthDelete: told });

    expect(key).toMatchObject({ dualAuth, setForDeletion, approvalExpires: expires });
  });

  it("leaves a past deadline on a destroyed key as it is told", () => {
    const authExpiration = "2020-01-23T22:41:02Z";
    const dualAuthDelete = { enabled: true, keySetForDeletion: true, authExpiration };

    expect(read({ state: 5, dualAuthDelete })).toMatchObject({
      state: "destroyed",
      setForDeletion: true,
      approvalExpires: new Date(authExpiration),
    });
  });

  it("takes a restored key that keeps its deletion date for active", () => {
    const key = read({ state: 1, deleted: false, deletionDate: "2021-04-20T18:15:24Z" });

    expect(key).toMatchObject({ state: "active", deletedAt: new Date("2021-04-20T18:15:24Z") });
  });

  it.each([
    [true, "standard"],
    [false, "root"],
    [undefined, "unknown"],
    [null, "unknown"],
  ])("with extractable %s is %s", (extractable, type) => {
    expect(read({ extractable }).type).toBe(type);
  });

  it.each([
    ["name", "name", ""],
    ["aliases", "aliases", []],
    ["keyRingID", "keyRing", null],
    ["crn", "crn", null],
    ["creationDate", "createdAt", null],
  ] as const)("does without %s", (wire, ours, value) => {
    expect(read(without(wire))[ours]).toEqual(value);
    expect(read({ [wire]: null })[ours]).toEqual(value);
  });

  it("keeps nothing that it doesn't know, and no key material", () => {
    const secrets = { payload: "c2VjcmV0", encryptedNonce: "n", iv: "i", newField: { a: 1 } };

    const text = JSON.stringify(read(secrets));

    expect(text).not.toMatch(/c2VjcmV0|encryptedNonce|newField|"iv"/);
  });

  it("writes an id in lower case", () => {
    expect(read({ id: ORDERS.toUpperCase() }).id).toBe(ORDERS);
  });

  it.each([
    { what: "no resources", json: { metadata: { collectionTotal: 0 } } },
    { what: "an empty list", json: collectionOf() },
    { what: "something else", json: { ok: true } },
    { what: "nothing", json: undefined },
    { what: "an id that is none", json: collectionOf(wireKey({ id: `${ORDERS}/purge` })) },
    { what: "no id", json: collectionOf(wireKey(without("id"))) },
    { what: "no state", json: collectionOf(wireKey(without("state"))) },
    { what: "a state in words", json: collectionOf(wireKey({ state: "active" })) },
    { what: "half a state", json: collectionOf(wireKey({ state: 1.5 })) },
    {
      what: "a switch in words",
      json: collectionOf(wireKey({ dualAuthDelete: { enabled: "no" } })),
    },
  ])("does not take $what for a key", ({ json }) => {
    expect(OneKey.safeParse(json).success).toBe(false);
  });
});

describe("KeyList", () => {
  it.each([
    { what: "none", json: { metadata: { collectionTotal: 0 } }, count: 0 },
    { what: "null", json: { metadata: { collectionTotal: 0 }, resources: null }, count: 0 },
    { what: "an empty list", json: collectionOf(), count: 0 },
    {
      what: "more than collectionTotal says",
      json: {
        metadata: { collectionTotal: 1 },
        resources: Array.from({ length: 4 }, () => wireKey()),
      },
      count: 4,
    },
    {
      what: "fewer than it says",
      json: { metadata: { collectionTotal: 9 }, resources: [wireKey()] },
      count: 1,
    },
  ])("reads $what", ({ json, count }) => {
    const { keys, incomplete } = KeyList.parse(json);

    expect(keys).toHaveLength(count);
    expect(incomplete).toBe(false);
  });

  it("says that a search was incomplete", () => {
    const metadata = { collectionTotal: 1, incompleteSearch: true };

    expect(KeyList.parse({ metadata, resources: [wireKey()] }).incomplete).toBe(true);
  });

  it("leaves open what an item does not say about dual authorization", () => {
    const { keys } = KeyList.parse(collectionOf(wireKey(without("dualAuthDelete"))));

    expect(Array.from(keys, ([, key]) => key)).toMatchObject([
      { dualAuth: "unknown", setForDeletion: "unknown" },
    ]);
  });

  it("fails as a whole where one item is no key", () => {
    const json = collectionOf(wireKey(), { id: "not a uuid", state: 1 }, wireKey());

    expect(KeyList.safeParse(json).success).toBe(false);
  });

  it.each([{}, { resources: [] }, { error: "sign in" }, [], null])("is not %j", (json) => {
    expect(KeyList.safeParse(json).success).toBe(false);
  });
});

describe("KeyTotal", () => {
  it.each([
    ["0", 0],
    ["12034", 12_034],
  ])("reads %s", (told, total) => {
    expect(KeyTotal.parse({ "key-total": told, date: "x" })).toBe(total);
  });

  it.each(["", "-1", "1.5", "1e9", "many", "1".repeat(16), undefined])("is not %s", (told) => {
    expect(KeyTotal.safeParse({ "key-total": told }).success).toBe(false);
  });
});
