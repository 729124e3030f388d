import { describe, expect, it } from "vitest";
import { as, codeOf, items, saidIn, started } from "./asking.js";
import { aSeed, at, DAY, HOUR, INSTANCE, isSoonAfter, ORDERS, SECOND, START } from "./seeds.js";

const KEY = `/keys/${ORDERS}`;
const METADATA = `GET ${KEY}/metadata`;
const SET = `POST ${KEY}/actions/setKeyForDeletion`;
const UNSET = `POST ${KEY}/actions/unsetKeyForDeletion`;

const approved = { setForDeletion: { by: "ann", at: START } };
const deleted = { ...approved, state: 5, deleted: { by: "bob", at: START } };

describe("the life of a key", () => {
  it("ends by two people, and a third step", async () => {
    const emulator = await started(aSeed());
    const [ann, bob, cleo] = [as("ann", emulator), as("bob", emulator), as("cleo", emulator)];

    expect(codeOf(await bob(`DELETE ${KEY}`))).toBe("AUTHORIZATIONS_NOT_MET");
    expect((await ann(SET)).status).toBe(204);
    expect((await bob(`DELETE ${KEY}`)).status).toBe(204);
    expect((await bob(`DELETE ${KEY}`)).status).toBe(410);
    expect((await cleo(`DELETE ${KEY}/purge`)).status).toBe(409);
    emulator.clock.advance(4 * HOUR);
    expect((await cleo(`DELETE ${KEY}/purge`)).status).toBe(200);
    expect((await cleo(METADATA)).status).toBe(404);
    expect((await cleo(`DELETE ${KEY}/purge`)).status).toBe(404);
  });

  it("is told in the service's own words where it goes wrong", async () => {
    const seed = aSeed();
    const bob = as("bob", await started(seed));

    expect(saidIn(await bob(`DELETE ${KEY}`))).toBe(
      "Conflict: 1 prior authorization(s) are required for deletion: Key could not be deleted. Please see `reasons` for more details.",
    );
    await bob(SET);
    expect(saidIn(await bob(`DELETE ${KEY}`))).toBe(
      "The user who deletes the key must differ from the user who sets the key for deletion: Key could not be deleted. Please see `reasons` for more details.",
    );
    expect(saidIn(await bob(`POST ${KEY}/actions/enable`))).toBe(
      "Conflict: Key is not in suspended state: Key could not be enabled: Please see `reasons` for more details (KEY_ACTION_INVALID_STATE_ERR)",
    );
  });

  it("is shown in the metadata", async () => {
    const emulator = await started(aSeed());
    const [ann, bob] = [as("ann", emulator), as("bob", emulator)];
    const read = async () => items(await bob(METADATA))[0] ?? {};

    expect(await read()).toMatchObject({
      id: ORDERS,
      name: "orders-db-root",
      state: 1,
      deleted: false,
      extractable: false,
      keyRingID: "default",
      createdBy: "IBMid-bob",
      crn: expect.stringMatching(
        new RegExp(`^crn:v1:bluemix:public:kms:eu-de:a/[0-9a-f]{32}:${INSTANCE}:key:${ORDERS}$`),
      ),
    });
    expect((await read())["dualAuthDelete"]).toEqual({ enabled: true, keySetForDeletion: false });

    await ann(SET);
    const set = (await read())["dualAuthDelete"];
    expect(set).toEqual({
      enabled: true,
      keySetForDeletion: true,
      authExpiration: expect.toSatisfy(isSoonAfter(at(7 * DAY))),
    });

    await bob(`DELETE ${KEY}`);
    expect(await read()).toMatchObject({
      state: 5,
      deleted: true,
      deletedBy: "IBMid-bob",
      dualAuthDelete: set,
      deletionDate: expect.toSatisfy(isSoonAfter(at(0))),
      purgeAllowed: false,
      purgeAllowedFrom: expect.toSatisfy(isSoonAfter(at(4 * HOUR))),
      restoreAllowed: true,
      restoreExpirationDate: expect.toSatisfy(isSoonAfter(at(30 * DAY))),
      purgeScheduledOn: expect.toSatisfy(isSoonAfter(at(90 * DAY))),
    });
  });

  it("goes on after a restore, without the approval and with the date of the deletion", async () => {
    const emulator = await started(aSeed(deleted));
    emulator.clock.advance(31 * SECOND);

    const reply = await as("bob", emulator)(`POST ${KEY}/restore`);

    expect(reply.status).toBe(201);
    const [key = {}] = items(reply);
    expect(key).toMatchObject({ state: 1, deleted: false, deletionDate: START });
    expect(key["dualAuthDelete"]).toEqual({ enabled: true, keySetForDeletion: false });
    expect(Object.keys(key).filter((name) => /^(?:purge|restore)/.test(name))).toEqual([]);
  });
});

describe("an approval", () => {
  it("that has lapsed is still shown, with its date", async () => {
    const emulator = await started(aSeed(approved));
    emulator.clock.advance(8 * DAY);
    expect(items(await as("rita", emulator)(METADATA))[0]?.["dualAuthDelete"]).toEqual({
      enabled: true,
      keySetForDeletion: true,
      authExpiration: "2026-05-19T07:12:00Z",
    });
  });

  it.each([
    { form: "the new path", set: SET, unset: UNSET },
    {
      form: "the old path",
      set: `POST ${KEY}?action=setKeyForDeletion`,
      unset: `POST ${KEY}?action=unsetKeyForDeletion`,
    },
  ])("is given and taken back by $form, whatever the body", async ({ set, unset }) => {
    const emulator = await started(aSeed());
    const ann = as("ann", emulator);
    const isSet = async () => Object(items(await ann(METADATA))[0]?.["dualAuthDelete"]);

    expect(await ann(set, { body: "null" })).toMatchObject({ status: 204, body: undefined });
    expect(await isSet()).toMatchObject({ keySetForDeletion: true });
    expect((await ann(unset)).status).toBe(204);
    expect(await isSet()).toEqual({ enabled: true, keySetForDeletion: false });
  });

  it("given twice changes hands, as one quirk has it", async () => {
    const emulator = await started(aSeed(approved));
    await as("bob", emulator)(SET);
    expect((await as("bob", emulator)(`DELETE ${KEY}`)).status).toBe(409);
    expect((await as("cleo", emulator)(`DELETE ${KEY}`)).status).toBe(204);
  });

  it("given twice keeps its hands, as another has it", async () => {
    const seed = aSeed(approved, { quirks: { secondSet: "extend" } });
    const emulator = await started(seed);
    emulator.clock.advance(DAY);
    await as("bob", emulator)(SET);
    const [key] = items(await as("bob", emulator)(METADATA));
    expect(Object(key?.["dualAuthDelete"]).authExpiration).toSatisfy(isSoonAfter(at(8 * DAY)));
    expect((await as("bob", emulator)(`DELETE ${KEY}`)).status).toBe(204);
  });

  it("is refused twice, or not taken back where there is none, as quirks have it", async () => {
    const quirks = { secondSet: "refuse", unsetWhenNotSet: "refuse" };
    const ann = as("ann", await started(aSeed({}, { quirks })));
    expect((await ann(UNSET)).status).toBe(409);
    expect((await ann(SET)).status).toBe(204);
    expect((await ann(SET)).status).toBe(409);
  });

  it("of the same person is refused with the status that the quirk names", async () => {
    const seed = aSeed({ setForDeletion: { by: "bob", at: START } });
    const status = async (quirks: object) =>
      (await as("bob", await started({ ...seed, quirks }))(`DELETE ${KEY}`)).status;
    expect([await status({}), await status({ samePersonStatus: 403 })]).toEqual([409, 403]);
  });
});

describe("a deletion", () => {
  it.each([
    { deleteStatus: 204, prefer: "", status: 204, ids: null },
    { deleteStatus: 204, prefer: "return=minimal", status: 204, ids: null },
    { deleteStatus: 204, prefer: "return=representation", status: 200, ids: [ORDERS] },
    { deleteStatus: 200, prefer: "", status: 200, ids: [ORDERS] },
    { deleteStatus: 200, prefer: "return=minimal", status: 200, ids: null },
  ])(
    "is answered $status: $deleteStatus, $prefer",
    async ({ deleteStatus, prefer, status, ids }) => {
      const bob = as("bob", await started(aSeed(approved, { quirks: { deleteStatus } })));
      const reply = await bob(`DELETE ${KEY}`, { headers: { prefer } });
      expect(reply.status).toBe(status);
      expect(reply.body === undefined ? null : items(reply).map(({ id }) => id)).toEqual(ids);
    },
  );

  it("gives back the material of a standard key, if the whole key is asked for", async () => {
    const bob = as("bob", await started(aSeed({ ...approved, extractable: true })));
    const reply = await bob(`DELETE ${KEY}`, { headers: { prefer: "return=representation" } });
    expect(items(reply)).toMatchObject([{ state: 5, payload: expect.stringMatching(/=$/) }]);
  });

  it("does not tell by whom, as a quirk has it", async () => {
    const rita = as("rita", await started(aSeed(deleted, { quirks: { deletedBy: false } })));
    expect(items(await rita(METADATA))[0]).not.toHaveProperty("deletedBy");
  });

  const registrations = [{ resourceCrn: "crn:v1:bucket" }];

  it("of a registered key needs force, which drops the registrations", async () => {
    const bob = as("bob", await started(aSeed({ ...approved, registrations })));
    const refusal = await bob(`DELETE ${KEY}`);
    expect(codeOf(refusal)).toBe("PROTECTED_RESOURCE_ERR");
    expect(JSON.stringify(refusal.body)).toContain(
      '"target":{"type":"query_param","name":"force"}',
    );
    expect((await bob(`DELETE ${KEY}?force=false`)).status).toBe(409);
    expect((await bob(`DELETE ${KEY}?force=true`)).status).toBe(204);
    expect(items(await bob(`GET ${KEY}/registrations`))).toEqual([]);
  });

  it("of a locked key is refused, forced or not", async () => {
    const locked = [{ resourceCrn: "crn:v1:bucket", preventKeyDeletion: true }];
    const bob = as("bob", await started(aSeed({ ...approved, registrations: locked })));
    expect(codeOf(await bob(`DELETE ${KEY}?force=true`))).toBe("PREV_KEY_DEL_ERR");
  });
});

describe("a purge and a restore", () => {
  it.each([
    ["", 1],
    ["return=representation", 1],
    ["return=minimal", 0],
  ])("a purge answers 200, with prefer %j %i key", async (prefer, keys) => {
    const emulator = await started(aSeed(deleted));
    emulator.clock.advance(4 * HOUR);
    const reply = await as("cleo", emulator)(`DELETE ${KEY}/purge`, { headers: { prefer } });
    expect(reply.status).toBe(200);
    expect(reply.body ? items(reply).length : 0).toBe(keys);
  });

  it.each([
    [`POST ${KEY}/restore`, "return=minimal"],
    [`POST ${KEY}?action=restore`, ""],
  ])("%s restores: 201", async (request, prefer) => {
    const emulator = await started(aSeed(deleted));
    emulator.clock.advance(HOUR);
    const reply = await as("bob", emulator)(request, { headers: { prefer } });
    expect(reply.status).toBe(201);
    expect(items(reply)[0]?.["id"]).toBe(ORDERS);
    expect(Object.keys(items(reply)[0] ?? {}).length === 1).toBe(prefer !== "");
  });

  it("a restore can leave the last change and the approval as they were", async () => {
    const quirks = { restoreTouchesUpdate: false, restoreKeepsApproval: true };
    const emulator = await started(aSeed(deleted, { quirks }));
    emulator.clock.advance(HOUR);
    const [key] = items(await as("bob", emulator)(`POST ${KEY}/restore`));
    expect(key).toMatchObject({
      lastUpdateDate: START,
      dualAuthDelete: { keySetForDeletion: true },
    });
  });

  it("after ninety days the service has purged the key itself", async () => {
    const emulator = await started(aSeed(deleted));
    emulator.clock.advance(90 * DAY - HOUR);
    expect((await as("rita", emulator)(METADATA)).status).toBe(200);
    emulator.clock.advance(HOUR);
    expect((await as("rita", emulator)(METADATA)).status).toBe(404);
  });
});

describe("disable and enable", () => {
  it.each(["actions/", "?action="])("by %s", async (form) => {
    const emulator = await started(aSeed());
    const bob = as("bob", emulator);
    const path = form.startsWith("?") ? `POST ${KEY}${form}` : `POST ${KEY}/${form}`;
    const state = async () => items(await bob(METADATA))[0]?.["state"];

    expect((await bob(`${path}disable`)).status).toBe(204);
    expect(await state()).toBe(2);
    expect(codeOf(await bob(SET))).toBe("KEY_ACTION_INVALID_STATE_ERR");
    expect(codeOf(await bob(`${path}enable`))).toBe("REQ_TOO_EARLY_ERR");
    emulator.clock.advance(30 * SECOND);
    expect((await bob(`${path}enable`)).status).toBe(204);
    expect(await state()).toBe(1);
  });
});

describe("a key", () => {
  it("is found by an alias, and only in its ring", async () => {
    const seed = aSeed({ aliases: ["orders"], keyRing: "shop" });
    const rita = as("rita", await started(seed));
    const inRing = (ring: string) => ({ headers: { "x-kms-key-ring": ring } });

    expect((await rita("GET /keys/orders/metadata")).status).toBe(200);
    expect((await rita(METADATA, inRing("shop"))).status).toBe(200);
    expect((await rita(METADATA, inRing("default"))).status).toBe(404);
    expect((await rita("GET /keys/order/metadata")).status).toBe(404);
  });

  it("shows its material to whoever may, never in the metadata, and not any more when destroyed", async () => {
    const emulator = await started(aSeed({ ...approved, extractable: true }));
    const [ann, bob] = [as("ann", emulator), as("bob", emulator)];

    expect(items(await ann(`GET ${KEY}`))[0]?.["payload"]).toMatch(/^[\w+/]{43}=$/);
    expect(items(await ann(METADATA))[0]).not.toHaveProperty("payload");
    expect((await as("rita", emulator)(`GET ${KEY}`)).status).toBe(401);
    await bob(`DELETE ${KEY}`);
    expect(items(await ann(`GET ${KEY}`))[0]).not.toHaveProperty("payload");
  });
});
