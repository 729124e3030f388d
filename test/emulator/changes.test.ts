import { describe, expect, it } from "vitest";
import { as, ask, started } from "./asking.js";
import { aSeed, at, DAY, HOUR, INSTANCE, isSoonAfter, ORDERS, SECOND } from "./seeds.js";

const KEY = `/keys/${ORDERS}`;

const policy = (resource: object) => ({
  metadata: { collectionType: "application/vnd.ibm.kms.policy+json", collectionTotal: 1 },
  resources: [resource],
});
const onKey = policy({ dualAuthDelete: { enabled: true } });
const onInstance = policy({ policy_type: "dualAuthDelete", policy_data: { enabled: true } });

describe("the changes", () => {
  it("are all that was done, in order, each with its request, its person and its time", async () => {
    const emulator = await started(aSeed({ dualAuth: false }));
    const [ann, bob, cleo] = ["ann", "bob", "cleo"].map((name) => as(name, emulator));
    await bob?.("PUT /instance/policies", { body: onInstance });
    await bob?.(`PUT ${KEY}/policies`, { body: onKey });
    await ann?.(`POST ${KEY}/actions/setKeyForDeletion`);
    await ann?.(`POST ${KEY}?action=unsetKeyForDeletion`);
    await ann?.(`POST ${KEY}/actions/setKeyForDeletion`);
    await bob?.(`DELETE ${KEY}`);
    emulator.clock.advance(30 * SECOND);
    await bob?.(`POST ${KEY}/restore`);
    await ann?.(`POST ${KEY}/actions/setKeyForDeletion`);
    await bob?.(`DELETE ${KEY}`);
    emulator.clock.advance(4 * HOUR);
    await cleo?.(`DELETE ${KEY}/purge`);

    const { body } = await ask(emulator.url, "GET /_rehearsal/changes");

    expect(body).toEqual(emulator.changes());
    const told = emulator.changes().map(({ by, action, key }) => `${by}: ${action} ${key}`);
    expect(told).toEqual([
      "bob: writeInstancePolicies null",
      `bob: writeKeyPolicies ${ORDERS}`,
      `ann: setKeyForDeletion ${ORDERS}`,
      `ann: unsetKeyForDeletion ${ORDERS}`,
      `ann: setKeyForDeletion ${ORDERS}`,
      `bob: delete ${ORDERS}`,
      `bob: restore ${ORDERS}`,
      `ann: setKeyForDeletion ${ORDERS}`,
      `bob: delete ${ORDERS}`,
      `cleo: purge ${ORDERS}`,
    ]);
    expect(emulator.changes().at(-1)?.at).toSatisfy(isSoonAfter(at(4 * HOUR + 30 * SECOND)));
    const committed = emulator.requests().filter((request) => request.committed);
    expect(committed.map(({ n }) => n)).toEqual(emulator.changes().map(({ n }) => n));
    expect(committed.map(({ by }) => by)).toEqual(emulator.changes().map(({ by }) => by));
  });

  it("have the key's id, also where an alias names it", async () => {
    const emulator = await started(aSeed({ aliases: ["orders"] }));
    await as("ann", emulator)("POST /keys/orders/actions/setKeyForDeletion");
    expect(emulator.changes()).toMatchObject([{ action: "setKeyForDeletion", key: ORDERS }]);
  });

  it("have what is done to keys, aliases and rings beside", async () => {
    const emulator = await started(aSeed());
    const bob = as("bob", emulator);
    const resource = { name: "stock", extractable: false };
    const created = await bob("POST /keys", { body: policy(resource) });
    await bob("POST /keys", { body: policy(resource), headers: { prefer: "return=minimal" } });
    await bob(`POST ${KEY}/actions/disable`);
    emulator.clock.advance(DAY);
    await bob(`POST ${KEY}/actions/enable`);
    await bob(`POST ${KEY}/aliases/main`);
    await bob(`DELETE ${KEY}/aliases/main`);
    await bob("POST /key_rings/blue");
    await bob("DELETE /key_rings/blue");

    expect(created.status).toBe(201);
    expect(emulator.changes().map(({ action }) => action)).toEqual([
      ...["createKey", "createKey", "disable", "enable"],
      ...["createAlias", "deleteAlias", "createRing", "deleteRing"],
    ]);
    expect(JSON.stringify(created.body)).toContain(`"id":"${emulator.changes()[0]?.key}"`);
    expect(JSON.stringify(created.body)).not.toContain("createKey");
  });

  it("have nothing that was refused, only read, or so already", async () => {
    const emulator = await started(aSeed());
    const [ann, bob] = [as("ann", emulator), as("bob", emulator)];
    const replies = [
      await bob(`GET ${KEY}/metadata`),
      await bob(`POST ${KEY}/actions/unsetKeyForDeletion`),
      await bob(`DELETE ${KEY}`),
      await ann(`DELETE ${KEY}`),
      await bob(`DELETE ${KEY}`, { headers: { "bluemix-instance": ORDERS } }),
      await bob(`PUT ${KEY}/policies`, { body: "{" }),
      await bob("PUT /instance/policies", { body: policy({ policy_type: "colour" }) }),
    ];

    expect(replies.map(({ status }) => status)).toEqual([200, 204, 409, 401, 401, 400, 400]);
    expect(emulator.changes()).toEqual([]);
    expect(emulator.requests().some(({ committed }) => committed)).toBe(false);
    expect(INSTANCE).toBe(emulator.instances[0]?.id);
  });
});
