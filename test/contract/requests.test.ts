import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { personOf } from "../../src/api/claims.js";
import { createKey } from "../../src/api/create-key.js";
import { tokenByApiKey } from "../../src/api/iam.js";
import {
  disableInstancePolicy,
  enableInstancePolicy,
  getInstancePolicy,
} from "../../src/api/instance-policies.js";
import { keyPages } from "../../src/api/key-pages.js";
import { enableKeyPolicy, getKeyPolicy } from "../../src/api/key-policies.js";
import {
  deleteKey,
  deleteKeyByForce,
  getKeyMetadata,
  headKeys,
  listKeys,
  purgeKey,
  restoreKey,
  setKeyForDeletion,
  unsetKeyForDeletion,
} from "../../src/api/keys.js";
import { locateInstance } from "../../src/api/locate-instance.js";
import { getRegistrations } from "../../src/api/registrations.js";
import { resolveKey } from "../../src/api/resolve-key.js";
import { getInstance } from "../../src/api/resource-controller.js";
import { ALL_STATES, type Key } from "../../src/core/key.js";
import { where } from "../support/where.js";
import { type Emulation, emulation } from "./emulation.js";
import { aSeed, DAY, HOUR, INSTANCE, nthKey, ORDERS, SECOND, START, stated } from "./seeds.js";

/** What was asked of Key Protect itself, and answered. */
const asked = ({ log }: Emulation) =>
  log()
    .filter(({ path }) => path.startsWith("/api/"))
    .map(({ method, path, status }) => `${method} ${path} ${status}`);

describe("the client's changes, at the emulator", () => {
  it("walk a key through its whole life with the paths and statuses of the documentation", async () => {
    const world = await emulation(aSeed([{}]));
    const [ann, bob, cleo] = [await world.as("ann"), await world.as("bob"), await world.as("cleo")];
    const target = { key: ORDERS };
    const outcomes = [
      await ann.api.attempt(setKeyForDeletion, target, "c-1"),
      await ann.api.attempt(unsetKeyForDeletion, target, "c-2"),
      await ann.api.attempt(setKeyForDeletion, target, "c-3"),
      await bob.api.attempt(deleteKey, target, "c-4"),
    ];
    world.clock.advance(30 * SECOND);
    outcomes.push(
      await bob.api.attempt(restoreKey, target, "c-5"),
      await ann.api.attempt(setKeyForDeletion, target, "c-6"),
      await bob.api.attempt(deleteKeyByForce, target, "c-7"),
    );
    world.clock.advance(4 * HOUR);
    outcomes.push(await cleo.api.attempt(purgeKey, target, "c-8"));

    expect(outcomes.map(({ outcome }) => outcome)).toEqual(outcomes.map(() => "accepted"));
    expect(asked(world)).toEqual([
      `POST /api/v2/keys/${ORDERS}/actions/setKeyForDeletion 204`,
      `POST /api/v2/keys/${ORDERS}/actions/unsetKeyForDeletion 204`,
      `POST /api/v2/keys/${ORDERS}/actions/setKeyForDeletion 204`,
      `DELETE /api/v2/keys/${ORDERS} 204`,
      `POST /api/v2/keys/${ORDERS}/restore 201`,
      `POST /api/v2/keys/${ORDERS}/actions/setKeyForDeletion 204`,
      `DELETE /api/v2/keys/${ORDERS}?force=true 204`,
      `DELETE /api/v2/keys/${ORDERS}/purge 200`,
    ]);
  });

  it("carry the correlation id that was written down for them", async () => {
    const world = await emulation(aSeed([{}]));
    const correlationId = randomUUID();

    await (await world.as("ann")).api.attempt(setKeyForDeletion, { key: ORDERS }, correlationId);

    expect(world.log().at(-1)).toMatchObject({ correlationId, by: "ann", status: 204 });
  });

  it.each([200, 204])("are accepted where a deletion is answered %i", async (deleteStatus) => {
    const world = await emulation(aSeed([{ dualAuth: false }], { quirks: { deleteStatus } }));
    const { api } = await world.as("bob");

    const { outcome } = await api.attempt(deleteKey, { key: ORDERS }, "c-1");

    expect(outcome).toBe("accepted");
    expect(world.log().at(-1)?.status).toBe(deleteStatus);
  });

  it("are lost, and not refused, where the service takes no writes", async () => {
    const seed = aSeed([{}], { quirks: { writesRefused: true, retryAfter: false } });
    const { api } = await (await emulation(seed)).as("ann");

    const { outcome } = await api.attempt(setKeyForDeletion, { key: ORDERS }, "c-1");

    expect(outcome).toBe("lost");
  });
});

describe("the switches, on both sides", () => {
  it("turn the instance's on and off, for keys made in between", async () => {
    const world = await emulation(aSeed([]));
    const { api, person } = await world.as("bob");
    const read = async () => (await api.read(getInstancePolicy, {})).value;
    const made = async (name: string) => {
      const { value: key } = await api.read(createKey, { name });
      return (await api.read(getKeyMetadata, { key })).value;
    };

    const never = await read();
    await api.attempt(enableInstancePolicy, {}, "c-1");
    const [on, guarded] = [await read(), await made("guarded")];
    await api.attempt(disableInstancePolicy, {}, "c-2");
    const [off, open] = [await read(), await made("open")];

    expect(never).toBeNull();
    expect(on).toEqual({ enabled: true, updatedAt: START, updatedBy: person.iamId });
    expect(off).toEqual({ enabled: false, updatedAt: START, updatedBy: person.iamId });
    expect([guarded.dualAuth, open.dualAuth]).toEqual([true, false]);
    expect(asked(world)).toContain("PUT /api/v2/instance/policies?policy=dualAuthDelete 204");
  });

  it("turn one key's on", async () => {
    const world = await emulation(aSeed([{ dualAuth: false }]));
    const { api, person } = await world.as("bob");
    const read = async () => (await api.read(getKeyPolicy, { key: ORDERS })).value;

    const before = await read();
    await api.attempt(enableKeyPolicy, { key: ORDERS }, "c-1");

    expect(before).toBeNull();
    expect(await read()).toEqual({ enabled: true, updatedAt: START, updatedBy: person.iamId });
    expect((await api.read(getKeyMetadata, { key: ORDERS })).value.dualAuth).toBe(true);
    expect(asked(world)).toContain(`PUT /api/v2/keys/${ORDERS}/policies?policy=dualAuthDelete 200`);
  });
});

/** A key in each stage, some with what else a list can tell. */
const MANY = [
  {},
  { dualAuth: false, extractable: true },
  { setForDeletion: { by: "ann", at: stated(-DAY) }, aliases: ["orders", "orders-2"] },
  { setForDeletion: { by: "ann", at: stated(-8 * DAY) } },
  { deleted: { by: "bob", at: stated(-HOUR) } },
  { deleted: { by: "bob", at: stated(-31 * DAY) } },
  { state: 2, keyRing: "blue", name: "payments" },
];

async function listed(seed: unknown, keyRing?: string): Promise<readonly Key[]> {
  const { api } = await (await emulation(seed)).as("bob", keyRing ? { keyRing } : {});
  const pages = keyPages(api);
  const keys: Key[] = [];
  for (;;) {
    const { done, value } = await pages.next();
    if (done) {
      expect(value).toEqual({ complete: true });
      return keys;
    }
    keys.push(...value.keys);
  }
}

describe("the client's reads, at the emulator", () => {
  it("tell the same of a key in the list and by itself", async () => {
    const { api } = await (await emulation(aSeed(MANY))).as("bob");

    const { value: page } = await api.read(listKeys, { offset: 0, states: ALL_STATES });
    const single = await Promise.all(
      MANY.map(async (_, n) => (await api.read(getKeyMetadata, { key: nthKey(n) })).value),
    );

    expect(page).toMatchObject({ ids: single.map(({ id }) => id), incomplete: false });
    expect(Array.from(page.keys, ([, key]) => key)).toEqual(single);
  });

  it("count what they list, in whichever states", async () => {
    const { api } = await (await emulation(aSeed(MANY))).as("bob");

    for (const states of [ALL_STATES, [1], [5], [1, 2], [3]]) {
      const { value: page } = await api.read(listKeys, { offset: 0, states });
      expect((await api.read(headKeys, { states })).value).toBe(page.ids.length);
    }
  });

  it("walk through more keys than a page holds, each once", async () => {
    const generateKeys = { instance: "prod-eu", count: 10_001, dualAuthEvery: 2 };

    const keys = await listed(aSeed([], { generateKeys }));

    expect(keys).toHaveLength(10_001);
    expect(new Set(keys.map(({ id }) => id)).size).toBe(10_001);
    expect(keys.filter(({ dualAuth }) => dualAuth === true)).toHaveLength(5_000);
  });

  it("say unknown, and not off, where the list leaves dual authorization out", async () => {
    const keys = await listed(aSeed([{}], { quirks: { listOmitsDualAuth: true } }));

    expect(keys).toMatchObject([{ dualAuth: "unknown", setForDeletion: "unknown" }]);
  });

  it("stay in the key ring that was named", async () => {
    const keys = await listed(aSeed(MANY), "blue");

    expect(keys.map(({ name }) => name)).toEqual(["payments"]);
  });

  it("do not find the key of another ring, and leave it alone", async () => {
    const world = await emulation(aSeed(MANY));
    const { api } = await world.as("ann", { keyRing: "blue" });

    const { outcome } = await api.attempt(setKeyForDeletion, { key: ORDERS }, "c-1");

    expect(outcome).toBe("refused");
    expect(world.log().at(-1)?.status).toBe(404);
  });

  it("find a key by its id, its alias and its name", async () => {
    const { api } = await (await emulation(aSeed(MANY))).as("bob");

    const found = await Promise.all(
      [nthKey(2), nthKey(2).toUpperCase(), "orders-2", "key-2"].map((text) =>
        resolveKey(api, text),
      ),
    );

    expect(found).toEqual(found.map(() => ({ id: nthKey(2) })));
  });

  it("tell what a key protects, and how many in all", async () => {
    const bucket = (n: number) => `crn:v1:bluemix:public:cloud-object-storage:global:a/a1:b1::${n}`;
    const registrations = [
      { resourceCrn: bucket(1) },
      { resourceCrn: bucket(2), preventKeyDeletion: true },
    ];
    const { api } = await (await emulation(aSeed([{ registrations }]))).as("bob");

    const { value } = await api.read(getRegistrations, { key: ORDERS });

    expect(value).toEqual({
      registrations: [
        { resourceCrn: bucket(1), preventKeyDeletion: false },
        { resourceCrn: bucket(2), preventKeyDeletion: true },
      ],
      total: 2,
    });
  });

  it("never ask for a key itself, whose answer could hold key material", async () => {
    const world = await emulation(aSeed([{ extractable: true }]));
    const { api } = await world.as("cleo");

    const { value } = await api.read(getKeyMetadata, { key: ORDERS });

    expect(value.type).toBe("standard");
    expect(JSON.stringify(value)).not.toContain("payload");
    expect(asked(world)).toEqual([`GET /api/v2/keys/${ORDERS}/metadata 200`]);
  });
});

describe("signing in and finding the instance, on both sides", () => {
  it("gives a token for an hour that says whose it is", async () => {
    const { url, readFrom } = await emulation(aSeed([]));

    const { value } = await readFrom(
      tokenByApiKey,
      { apiKey: "rehearsal-ann" },
      { origin: url, headers: {} },
    );

    expect(value.lifetime).toBe(3_600);
    expect(await personOf(value.token)).toMatchObject({
      iamId: "IBMid-ann",
      kind: "user",
      authenticatedBy: null,
      tokenExpires: new Date(START.getTime() + HOUR),
    });
  });

  it("takes a token until its hour is over", async () => {
    const { url, readFrom, clock } = await emulation(aSeed([]));
    const from = { origin: url, headers: {} };
    const { value } = await readFrom(tokenByApiKey, { apiKey: "rehearsal-ann" }, from);
    const headers = { authorization: `Bearer ${value.token}` };
    const look = () => readFrom(getInstance, { instance: INSTANCE }, { origin: url, headers });

    clock.set(new Date(START.getTime() + HOUR - 1));
    await expect(look()).resolves.toMatchObject({ value: { name: "prod-eu", state: "active" } });
    clock.set(new Date(START.getTime() + HOUR));
    await expect(look()).rejects.toMatchObject({ facts: { status: 401 } });
  });

  it("refuses an API key that nobody has, in IAM's own words", async () => {
    const { as } = await emulation(aSeed([]));

    await expect(as("eve")).rejects.toMatchObject({
      facts: { status: 400, reason: "BXNIM0415E" },
    });
  });

  it("names the instance, its region and its service for a GUID alone", async () => {
    const { url, readFrom } = await emulation(aSeed([]));
    const from = { origin: url, headers: {} };
    const { value } = await readFrom(tokenByApiKey, { apiKey: "rehearsal-bob" }, from);

    const { instance } = await locateInstance(where(INSTANCE, { rehearsal: url }), {
      readFrom,
      token: async () => value.token,
    });

    expect(instance).toMatchObject({
      id: INSTANCE,
      name: "prod-eu",
      region: "eu-de",
      service: "kms",
      endpoint: url,
      account: (await personOf(value.token)).account,
    });
  });
});
