import fc from "fast-check";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { isAlias } from "../../src/api/alias.js";
import { disableInstancePolicy, enableInstancePolicy } from "../../src/api/instance-policies.js";
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
import { getRegistrations } from "../../src/api/registrations.js";
import { isKeyId, type KeyId } from "../../src/core/key.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { anyCodePoints } from "../support/any-code-points.js";
import { apiAt, INSTANCE } from "../support/api-at.js";
import { serve } from "../support/loopback.js";
import { collectionOf, ORDERS, refusalJson, wireKey } from "../support/wire-json.js";

const key = ORDERS as KeyId;
const anything = http.all("*", () => new HttpResponse(null, { status: 204 }));

const changes = [
  {
    name: "setKeyForDeletion",
    operation: setKeyForDeletion,
    method: "POST",
    path: "/actions/setKeyForDeletion",
  },
  {
    name: "unsetKeyForDeletion",
    operation: unsetKeyForDeletion,
    method: "POST",
    path: "/actions/unsetKeyForDeletion",
  },
  { name: "deleteKey", operation: deleteKey, method: "DELETE", path: "", prefer: "return=minimal" },
  {
    name: "deleteKeyByForce",
    operation: deleteKeyByForce,
    method: "DELETE",
    path: "?force=true",
    prefer: "return=minimal",
  },
  {
    name: "restoreKey",
    operation: restoreKey,
    method: "POST",
    path: "/restore",
    prefer: "return=minimal",
  },
  {
    name: "purgeKey",
    operation: purgeKey,
    method: "DELETE",
    path: "/purge",
    prefer: "return=minimal",
  },
];

const aboutOneKey = [
  ...changes.map(({ operation }) => operation),
  enableKeyPolicy,
  getKeyMetadata,
  getKeyPolicy,
  getRegistrations,
];

describe("the changes of a key", () => {
  it.each(changes)("$name is $method …$path and nothing more", async (change) => {
    const service = await serve(anything);

    const api = apiAt(service.endpoint, { keyRing: "payments" });
    const attempt = await api.attempt(change.operation, { key }, "c-1");

    expect(attempt).toEqual({ outcome: "accepted" });
    expect(service.requests).toEqual([
      {
        method: change.method,
        path: `/api/v2/keys/${ORDERS}${change.path}`,
        body: "",
        headers: {
          host: new URL(service.endpoint).host,
          connection: "keep-alive",
          accept: "application/json",
          "accept-encoding": "identity",
          authorization: "Bearer t-1",
          "bluemix-instance": INSTANCE,
          "correlation-id": "c-1",
          "x-kms-key-ring": "payments",
          ...(change.prefer && { prefer: change.prefer }),
          ...(change.method === "POST" && { "content-length": "0" }),
        },
      },
    ]);
  });

  it.each(changes)(
    "$name says nothing of a key ring where none was named",
    async ({ operation }) => {
      const service = await serve(anything);

      await apiAt(service.endpoint).attempt(operation, { key }, "c-1");

      expect(service.requests[0]?.headers).not.toHaveProperty("x-kms-key-ring");
    },
  );
});

describe("the reads about keys", () => {
  it("getKeyMetadata asks for the metadata, never for the key", async () => {
    const service = await serve(http.get("*", () => HttpResponse.json(collectionOf(wireKey()))));

    const { value } = await apiAt(service.endpoint, { keyRing: "r1" }).read(getKeyMetadata, {
      key,
    });

    expect(value).toMatchObject({ id: ORDERS, name: "orders", state: "active" });
    expect(service.requests).toMatchObject([
      {
        method: "GET",
        path: `/api/v2/keys/${ORDERS}/metadata`,
        body: "",
        headers: { "x-kms-key-ring": "r1", "accept-encoding": "identity" },
      },
    ]);
  });

  it("listKeys asks for one page of 5,000, sorted by id, in the states", async () => {
    const service = await serve(http.get("*", () => HttpResponse.json(collectionOf(wireKey()))));

    const input = { offset: 5_000, states: [0, 1, 2, 3, 5] };
    const { value } = await apiAt(service.endpoint, { keyRing: "r1" }).read(listKeys, input);

    expect([...value.keys]).toMatchObject([[0, { id: ORDERS }]]);
    expect(value).toMatchObject({ ids: [ORDERS], incomplete: false });
    expect(service.requests).toMatchObject([
      {
        method: "GET",
        path: "/api/v2/keys?limit=5000&offset=5000&sort=id&state=0%2C1%2C2%2C3%2C5",
        headers: { "x-kms-key-ring": "r1" },
      },
    ]);
  });

  it("headKeys reads the total from a header", async () => {
    const service = await serve(
      http.head("*", () => new HttpResponse(null, { headers: { "Key-Total": "12034" } })),
    );

    const api = apiAt(service.endpoint, { keyRing: "r1" });
    const { value } = await api.read(headKeys, { states: [5] });

    expect(value).toBe(12_034);
    expect(service.requests).toMatchObject([
      { method: "HEAD", path: "/api/v2/keys?state=5", headers: { "x-kms-key-ring": "r1" } },
    ]);
  });

  it("reads a list of 2 MiB, but no metadata of that size", async () => {
    const long = wireKey({ description: "x".repeat(2 * 1024 * 1024) });
    const service = await serve(http.get("*", () => HttpResponse.json(collectionOf(long))));
    const api = apiAt(service.endpoint);

    const { value } = await api.read(listKeys, { offset: 0, states: [1] });
    const error = await api.read(getKeyMetadata, { key }).catch((thrown) => thrown);

    expect(value).toMatchObject({ ids: [ORDERS] });
    expect(error).toMatchObject({ code: "too-large-answer" });
  });
});

describe("deleteKey", () => {
  const refusal = refusalJson(" AUTHORIZATIONS_NOT_MET", "Conflict: …");

  it.each([
    {
      when: "an empty 204",
      reply: () => new HttpResponse(null, { status: 204 }),
      outcome: "accepted",
    },
    {
      when: "an empty 200",
      reply: () => new HttpResponse("", { status: 200 }),
      outcome: "accepted",
    },
    {
      when: "the key",
      reply: () => HttpResponse.json(collectionOf(wireKey())),
      outcome: "accepted",
    },
    { when: "a 202", reply: () => new HttpResponse(null, { status: 202 }), outcome: "lost" },
    { when: "half a JSON", reply: () => HttpResponse.text('{"metadata":'), outcome: "lost" },
    { when: "a proxy's page", reply: () => HttpResponse.html("<p>Sign in</p>"), outcome: "lost" },
    {
      when: "a redirect",
      reply: () => HttpResponse.redirect("https://a.example/", 302),
      outcome: "lost",
    },
    {
      when: "a refusal",
      reply: () => HttpResponse.json(refusal, { status: 409 }),
      outcome: "refused",
    },
    {
      when: "a refusal by a proxy",
      reply: () => HttpResponse.html("<p>No</p>", { status: 403 }),
      outcome: "lost",
    },
    {
      when: "a refusal of IAM's form",
      reply: () => HttpResponse.json({ errorCode: "X", errorMessage: "no" }, { status: 400 }),
      outcome: "lost",
    },
    {
      when: "a refusal without words",
      reply: () => new HttpResponse(null, { status: 409 }),
      outcome: "lost",
    },
    {
      when: "a 500",
      reply: () => HttpResponse.json(refusalJson("X_ERR", "Internal"), { status: 500 }),
      outcome: "lost",
    },
    {
      when: "corrupt metadata",
      reply: () => HttpResponse.json(refusalJson("INCOMPLETE_METADATA_ERR", "…"), { status: 500 }),
      outcome: "refused",
    },
    {
      when: "a 502",
      reply: () => HttpResponse.text("bad gateway", { status: 502 }),
      outcome: "lost",
    },
    { when: "a reset", reply: () => HttpResponse.error(), outcome: "lost" },
  ])("is $outcome after $when, and sent once", async ({ reply, outcome }) => {
    const service = await serve(http.delete("*", reply));

    const attempt = await apiAt(service.endpoint).attempt(deleteKey, { key }, "c-1");

    expect(attempt.outcome).toBe(outcome);
    expect(service.requests).toHaveLength(1);
  });

  it("is never sent when nobody listens", async () => {
    const service = await serve();
    await service.close();

    const attempt = await apiAt(service.endpoint).attempt(deleteKey, { key }, "c-1");

    expect(attempt.outcome).toBe("never-sent");
  });
});

describe("a text that is no key id", () => {
  const hostile = fc.oneof(
    fc.string(),
    anyCodePoints(),
    fc.constantFrom(
      "..",
      ".",
      "",
      "metadata",
      "purge",
      "%2e%2e",
      ORDERS.toUpperCase(),
      `${ORDERS}\n`,
    ),
    fc.string().map((tail) => `${ORDERS}${tail}`),
    fc
      .constantFrom("/purge", "?force=true", "/../..", "#", ";", "%2Fpurge", " ")
      .map((tail) => ORDERS + tail),
  );

  it("never becomes a path", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(...aboutOneKey), (text, operation) => {
        fc.pre(!isKeyId(text) && !isAlias(text));

        expect(() => operation.path({ key: text as KeyId })).toThrow(KpDualError);
      }),
      { numRuns: 10_000 },
    );
  });

  it("is sent to nobody, and proves that nothing was", async () => {
    const service = await serve();

    const target = { key: `${ORDERS}/purge` as KeyId };
    const attempt = await apiAt(service.endpoint).attempt(deleteKey, target, "c-1");

    expect(attempt).toMatchObject({ outcome: "never-sent", error: { code: "bad-key" } });
    expect(service.requests).toEqual([]);
  });
});

describe("an alias", () => {
  it("is looked at, and never changed by", () => {
    const alias = "orders-alias" as unknown as KeyId;

    expect(getKeyMetadata.path({ key: alias })).toBe("/api/v2/keys/orders-alias/metadata");
    for (const { operation } of changes) expect(() => operation.path({ key: alias })).toThrow();
  });
});

describe("instance policies", () => {
  it.each([enableInstancePolicy, disableInstancePolicy])(
    "are not about keys",
    async (operation) => {
      const service = await serve(anything);

      await apiAt(service.endpoint, { keyRing: "payments" }).attempt(operation, undefined, "c-1");

      expect(service.requests[0]?.headers).not.toHaveProperty("x-kms-key-ring");
    },
  );
});
