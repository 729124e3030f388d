import type { Readable } from "node:stream";
import { json } from "node:stream/consumers";
import { IamAuthenticator } from "@ibm-cloud/ibm-key-protect/auth/index.js";
import KeyProtect from "@ibm-cloud/ibm-key-protect/ibm-key-protect-api/v2.js";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { startEmulator } from "../../src/emulator/emulator.js";
import type { LoggedRequest } from "../../src/emulator/request-log.js";
import { aSeed, DAY, INSTANCE, nthKey, ORDERS, stated } from "./seeds.js";

/** The SDK takes a token for spent by this machine's clock: with the emulator's years behind it, it renews each time. */
const CLOCK = "2021-04-20T18:15:24Z";
const ago = (ms: number) => stated(-ms, new Date(CLOCK));

const POLICY = "application/vnd.ibm.kms.policy+json";
const KEY = "application/vnd.ibm.kms.key+json";
const bluemixInstance = INSTANCE;

/** The official SDK, unchanged, as two people of the seed and one whom nobody knows. */
async function sdk(keys: readonly object[]) {
  const emulator = await startEmulator({ seed: aSeed(keys, { clock: CLOCK }) });
  onTestFinished(emulator.close);
  // The SDK would go through a proxy that the environment names.
  vi.stubEnv("no_proxy", "127.0.0.1");
  const { url, clock } = emulator;
  const as = (name: string) =>
    new KeyProtect({
      authenticator: new IamAuthenticator({ apikey: `rehearsal-${name}`, url }),
      serviceUrl: url,
    });
  const log = async () =>
    (await (await fetch(`${url}/_rehearsal/requests`)).json()) as LoggedRequest[];
  /** What was asked of Key Protect, by whom, and the status of the answer. */
  const asked = async () =>
    (await log())
      .filter(({ path }) => path.startsWith("/api/v2"))
      .map(({ by, method, path, status }) => `${by}: ${method} ${path.slice(7)} ${status}`);
  return { ann: as("ann"), bob: as("bob"), eve: as("eve"), clock, log, asked };
}

const bodyOf = (name: string) =>
  Buffer.from(
    JSON.stringify({
      metadata: { collectionType: KEY, collectionTotal: 1 },
      resources: [{ type: KEY, name, extractable: false }],
    }),
  );

const switchTo = (enabled: boolean) => ({
  metadata: { collectionType: POLICY, collectionTotal: 1 },
  resources: [{ policy_type: "dualAuthDelete", policy_data: { enabled } }],
});

/** What the SDK makes of a refusal: the status, and the body as it came. */
interface Refused {
  readonly status: number;
  readonly body: string;
}

const refusal = (call: Promise<unknown>): Promise<Refused> =>
  call.then(
    () => expect.fail("this should have been refused"),
    (error: Refused) => error,
  );

const codeIn = ({ body }: Refused) => /"code":"(\w+)"/.exec(body)?.[1];

describe("the official Node SDK, at the emulator", () => {
  it("takes a key from its making to its deletion by two people, and back", async () => {
    const { ann, bob, clock, asked } = await sdk([]);
    await bob.putInstancePolicy({
      bluemixInstance,
      policy: "dualAuthDelete",
      setInstancePoliciesOneOf: switchTo(true),
    });
    const made = await ann.createKey({ bluemixInstance, body: bodyOf("orders-db-root") });
    const { id = "", dualAuthDelete } = made.result.resources?.[0] ?? {};
    const key = { id, bluemixInstance };

    expect(made.status).toBe(201);
    expect(dualAuthDelete).toMatchObject({ enabled: true });

    const early = await refusal(bob.deleteKey(key));
    expect(early.status).toBe(409);
    expect(codeIn(early)).toBe("AUTHORIZATIONS_NOT_MET");
    expect(early.body).toContain("1 prior authorization(s) are required for deletion");

    expect((await ann.setKeyForDeletion(key)).status).toBe(204);
    expect((await ann.unsetKeyForDeletion(key)).status).toBe(204);
    expect((await bob.setKeyForDeletion(key)).status).toBe(204);
    const alone = await refusal(bob.deleteKey(key));
    expect(alone.body).toContain("must differ from the user who sets the key for deletion");

    expect((await ann.setKeyForDeletion(key)).status).toBe(204);
    const gone = await bob.deleteKey({ ...key, prefer: "return=representation" });
    expect(gone.status).toBe(200);
    expect(gone.result.resources?.[0]).toMatchObject({
      id,
      state: 5,
      deleted: true,
      deletedBy: "IBMid-bob",
    });

    expect(codeIn(await refusal(bob.deleteKey(key)))).toBe("KEY_DELETED_ERR");
    clock.advance(30_000);
    const restored = await bob.restoreKey(key);
    expect(restored.status).toBe(201);
    expect(await json(restored.result as Readable)).toMatchObject({
      resources: [{ id, state: 1, deleted: false }],
    });

    expect(await asked()).toEqual([
      "bob: PUT /instance/policies?policy=dualAuthDelete 204",
      "ann: POST /keys 201",
      `bob: DELETE /keys/${id} 409`,
      `ann: POST /keys/${id}/actions/setKeyForDeletion 204`,
      `ann: POST /keys/${id}/actions/unsetKeyForDeletion 204`,
      `bob: POST /keys/${id}/actions/setKeyForDeletion 204`,
      `bob: DELETE /keys/${id} 409`,
      `ann: POST /keys/${id}/actions/setKeyForDeletion 204`,
      `bob: DELETE /keys/${id} 200`,
      `bob: DELETE /keys/${id} 410`,
      `bob: POST /keys/${id}/restore 201`,
    ]);
  });

  it("switches the policy of the instance, for keys made from then on", async () => {
    const { bob, asked } = await sdk([]);
    const policy = "dualAuthDelete";
    const put = (enabled: boolean) =>
      bob.putInstancePolicy({
        bluemixInstance,
        policy,
        setInstancePoliciesOneOf: switchTo(enabled),
      });
    const read = async () => (await bob.getInstancePolicy({ bluemixInstance, policy })).result;
    const protectedNow = async (name: string) => {
      const { result } = await bob.createKey({ bluemixInstance, body: bodyOf(name) });
      return result.resources?.[0]?.dualAuthDelete?.enabled;
    };

    expect(await read()).toMatchObject({ metadata: { collectionTotal: 0 }, resources: [] });
    expect((await put(true)).status).toBe(204);
    expect(await protectedNow("guarded")).toBe(true);
    expect((await put(false)).status).toBe(204);
    expect(await protectedNow("open")).toBe(false);
    expect(await read()).toMatchObject({
      metadata: { collectionTotal: 1 },
      resources: [{ policy_type: policy, policy_data: { enabled: false }, updatedBy: "IBMid-bob" }],
    });
    expect(await asked()).toEqual([
      "bob: GET /instance/policies?policy=dualAuthDelete 200",
      "bob: PUT /instance/policies?policy=dualAuthDelete 204",
      "bob: POST /keys 201",
      "bob: PUT /instance/policies?policy=dualAuthDelete 204",
      "bob: POST /keys 201",
      "bob: GET /instance/policies?policy=dualAuthDelete 200",
    ]);
  });

  it("is refused the shape that the manual shows for switching the instance off", async () => {
    const { bob } = await sdk([]);
    const ofAKey = {
      metadata: { collectionType: POLICY, collectionTotal: 1 },
      resources: [{ type: POLICY, dualAuthDelete: { enabled: false } }],
    };

    const refused = await refusal(
      bob.putInstancePolicy({
        bluemixInstance,
        policy: "dualAuthDelete",
        setInstancePoliciesOneOf: ofAKey as never,
      }),
    );

    expect(refused.status).toBe(400);
    expect(codeIn(refused)).toBe("BAD_BODY_ERR");
  });

  it("puts the policy of one key, with 200 and the policy", async () => {
    const { bob, asked } = await sdk([{ dualAuth: false }]);
    const key = { id: ORDERS, bluemixInstance, policy: "dualAuthDelete" };
    const setKeyPoliciesOneOf = {
      metadata: { collectionType: POLICY, collectionTotal: 1 },
      resources: [{ type: POLICY, dualAuthDelete: { enabled: true } }],
    };

    const none = await bob.getPolicy(key);
    const put = await bob.putPolicy({ ...key, setKeyPoliciesOneOf });
    const read = await bob.getPolicy(key);

    expect(none.result).toEqual({ metadata: { collectionType: POLICY, collectionTotal: 0 } });
    expect(read.result).toEqual(put.result);
    expect(read.result).toMatchObject({
      resources: [{ dualAuthDelete: { enabled: true }, updatedBy: "IBMid-bob" }],
    });
    expect(await asked()).toEqual([
      `bob: GET /keys/${ORDERS}/policies?policy=dualAuthDelete 200`,
      `bob: PUT /keys/${ORDERS}/policies?policy=dualAuthDelete 200`,
      `bob: GET /keys/${ORDERS}/policies?policy=dualAuthDelete 200`,
    ]);
  });

  it("lists and counts keys: deleted ones only where their state is asked for", async () => {
    const deleted = { deleted: { by: "bob", at: ago(DAY) } };
    const { ann, asked } = await sdk([{}, { dualAuth: false }, deleted]);
    const ids = async (more: object) => {
      const { result } = await ann.getKeys({ bluemixInstance, ...more });
      return result.resources?.map(({ id }) => id);
    };
    const count = async (more: object) =>
      (await ann.getKeyCollectionMetadata({ bluemixInstance, ...more })).headers["key-total"];

    expect(await ids({})).toEqual([nthKey(0), nthKey(1)]);
    expect(await ids({ state: [1, 5] })).toEqual([nthKey(0), nthKey(1), nthKey(2)]);
    expect(await ids({ state: [1, 5], limit: 1, offset: 1 })).toEqual([nthKey(1)]);
    expect(await ids({ state: [2] })).toBeUndefined();
    expect(await count({})).toBe("2");
    expect(await count({ state: [5] })).toBe("1");
    expect(await asked()).toEqual([
      "ann: GET /keys 200",
      "ann: GET /keys?state=1%2C5 200",
      "ann: GET /keys?limit=1&offset=1&state=1%2C5 200",
      "ann: GET /keys?state=2 200",
      "ann: HEAD /keys 200",
      "ann: HEAD /keys?state=5 200",
    ]);
  });

  it("reads a deleted key with all its moments, until it is gone", async () => {
    const { bob, clock } = await sdk([{ deleted: { by: "bob", at: CLOCK } }]);
    const key = { id: ORDERS, bluemixInstance };

    const { result } = await bob.getKeyMetadata(key);
    clock.set(new Date("2021-07-19T18:15:24Z"));
    const gone = await refusal(bob.getKeyMetadata(key));

    expect(result.resources?.[0]).toMatchObject({
      state: 5,
      deletionDate: CLOCK,
      restoreExpirationDate: "2021-05-20T18:15:24Z",
      purgeAllowedFrom: "2021-04-20T22:15:24Z",
      purgeScheduledOn: "2021-07-19T18:15:24Z",
    });
    expect(gone.status).toBe(404);
    expect(codeIn(gone)).toBe("KEY_NOT_FOUND_ERR");
  });

  it("deletes by force what protects a resource, with 204 where it asks for nothing back", async () => {
    const registrations = [{ resourceCrn: "crn:v1:bluemix:public:cloud-object-storage:::::" }];
    const set = { setForDeletion: { by: "ann", at: ago(DAY) } };
    const { bob, asked } = await sdk([{ ...set, registrations }]);
    const key = { id: ORDERS, bluemixInstance };

    const { result } = await bob.getRegistrations({ ...key, totalCount: true });
    const refused = await refusal(bob.deleteKey(key));
    const deleted = await bob.deleteKey({ ...key, force: true });

    expect(result).toMatchObject({ metadata: { totalCount: 1 }, resources: registrations });
    expect(codeIn(refused)).toBe("PROTECTED_RESOURCE_ERR");
    expect(deleted.status).toBe(204);
    expect(await asked()).toEqual([
      `bob: GET /keys/${ORDERS}/registrations?totalCount=true 200`,
      `bob: DELETE /keys/${ORDERS} 409`,
      `bob: DELETE /keys/${ORDERS}?force=true 204`,
    ]);
  });

  it("finds a key by its alias and in its ring, not in another", async () => {
    const { bob } = await sdk([{ aliases: ["orders"], keyRing: "blue" }]);
    const key = { id: "orders", bluemixInstance };

    const { result } = await bob.getKeyMetadata({ ...key, xKmsKeyRing: "blue" });
    const elsewhere = await refusal(bob.getKeyMetadata({ ...key, xKmsKeyRing: "default" }));

    expect(result.resources?.[0]).toMatchObject({ id: ORDERS, keyRingID: "blue" });
    expect(elsewhere.status).toBe(404);
  });

  it("signs in with an API key, and hears what the service says about roles and instances", async () => {
    const { ann, eve, log } = await sdk([{}]);
    const key = { id: ORDERS, bluemixInstance };

    const noRole = await refusal(ann.deleteKey(key));
    const noInstance = await refusal(ann.deleteKey({ ...key, bluemixInstance: "prod-eu" }));
    const noKey = await refusal(eve.getKeyMetadata(key));

    expect(noRole.status).toBe(401);
    expect(noRole.body).toContain("Either the user does not have access");
    expect(noInstance.status).toBe(400);
    expect(noInstance.body).toContain("Request requires valid Bluemix-Instance Header");
    expect(noKey.status).toBe(400);
    expect(noKey.body).toContain("BXNIM0415E");
    expect((await log())[0]).toMatchObject({ path: "/identity/token", by: "ann", status: 200 });
  });

  it("sends its correlation id, which the emulator takes over and answers with", async () => {
    const { ann, log } = await sdk([{}]);
    const correlationId = "0d3b1ff2-1f0c-4a3a-9a5b-0c1d2e3f4a5b";

    const { headers } = await ann.setKeyForDeletion({
      id: ORDERS,
      bluemixInstance,
      correlationId,
    });

    expect(headers["correlation-id"]).toBe(correlationId);
    expect((await log()).at(-1)).toMatchObject({ correlationId, status: 204 });
  });
});
