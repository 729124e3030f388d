import { describe, expect, it } from "vitest";
import { as, ask, codeOf, items, saidIn, started, tokenOf } from "./asking.js";
import { aSeed, HOUR, INSTANCE, ORDERS, SECOND } from "./seeds.js";

const METADATA = `GET /keys/${ORDERS}/metadata`;

const claim = (claims: object) =>
  `Bearer x.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.`;
const ours = { iss: "https://rehearsal.invalid", iam_id: "IBMid-rita" };

const LONG_TEXT =
  "Unauthorized: Either the user does not have access to the specified resource, the resource does not exist, or the region is incorrectly set";

describe("who is answered", () => {
  it.each([
    { who: "a token of ours", authorization: claim(ours), status: 200 },
    { who: "one that ends later", authorization: claim({ ...ours, exp: 4e9 }), status: 200 },
    {
      who: "a token of the real IAM",
      authorization: claim({ ...ours, iss: "https://iam.cloud.ibm.com/identity" }),
      status: 401,
    },
    {
      who: "a token without an issuer",
      authorization: claim({ iam_id: "IBMid-rita" }),
      status: 401,
    },
    {
      who: "somebody unknown",
      authorization: claim({ ...ours, iam_id: "IBMid-eve" }),
      status: 401,
    },
    { who: "one that has ended", authorization: claim({ ...ours, exp: 1_000_000 }), status: 401 },
    { who: "no Bearer", authorization: claim(ours).slice(7), status: 400 },
    { who: "no token", authorization: "Bearer nonsense", status: 400 },
    { who: "no subject", authorization: claim({ iss: ours.iss }), status: 400 },
    { who: "nobody", authorization: "", status: 400 },
  ])("$who: $status", async ({ authorization, status }) => {
    const rita = as("rita", await started(aSeed()));

    const reply = await rita(METADATA, { headers: { authorization } });

    expect(reply.status).toBe(status);
    expect(codeOf(reply)).toBe(status === 400 ? "BEARER_SUB_EXTRACTION_ERR" : undefined);
  });

  it.each([
    [HOUR - SECOND * 30, 200],
    [HOUR, 401],
  ])("a token counts for one hour: %i ms, %i", async (ms, status) => {
    const emulator = await started(aSeed());
    const authorization = `Bearer ${await tokenOf(emulator.url, "rita")}`;
    emulator.clock.advance(ms);
    const reply = await as("rita", emulator)(METADATA, { headers: { authorization } });
    expect(reply.status).toBe(status);
  });

  it.each(["", "prod-eu", `crn:v1:bluemix:public:kms:eu-de:a/1:${INSTANCE}::`])(
    "is asked for the instance's UUID: %j",
    async (instance) => {
      const rita = as("rita", await started(aSeed()));
      const reply = await rita(METADATA, { headers: { "bluemix-instance": instance } });
      expect(reply.status).toBe(400);
      expect(items(reply)).toEqual([
        {
          errorMsg:
            "Bad Request: Request requires valid Bluemix-Instance Header containing a valid UUID",
        },
      ]);
    },
  );

  it("is told nothing more of an unknown instance or a missing role than 401, without reasons", async () => {
    const emulator = await started(aSeed());
    const headers = { "bluemix-instance": ORDERS };
    const unauthorized = [{ errorMsg: LONG_TEXT }];

    for (const reply of [
      await as("rita", emulator)(METADATA, { headers }),
      await as("rita", emulator)(`DELETE /keys/${ORDERS}`),
      await as("ann", emulator)("PUT /instance/policies", { body: "not JSON" }),
      await as("paul", emulator)(METADATA),
      await as("bob", emulator)(`DELETE /keys/${ORDERS}/purge`),
    ]) {
      expect(reply.status).toBe(401);
      expect(items(reply)).toEqual(unauthorized);
    }
  });

  it("hears 401 before any other error, of a key that does not exist too", async () => {
    const rita = as("rita", await started(aSeed()));
    expect((await rita(`DELETE /keys/${INSTANCE}`)).status).toBe(401);
  });
});

describe("what is answered", () => {
  it("is the service's envelope, with the reasons", async () => {
    const reply = await as("rita", await started(aSeed()))(`GET /keys/${INSTANCE}/metadata`);

    expect(reply.status).toBe(404);
    expect(reply.body).toEqual({
      metadata: { collectionType: "application/vnd.ibm.kms.error+json", collectionTotal: 1 },
      resources: [
        {
          errorMsg:
            "Not Found: Key could not be retrieved: Please see `reasons` for more details (KEY_NOT_FOUND_ERR)",
          reasons: [
            {
              code: "KEY_NOT_FOUND_ERR",
              message: "Key does not exist",
              status: 404,
              moreInfo: "https://cloud.ibm.com/apidocs/key-protect",
            },
          ],
        },
      ],
    });
  });

  it("names its request, by the name that the caller gave, and states the emulator's time", async () => {
    const emulator = await started(aSeed());
    const rita = as("rita", emulator);

    const named = await rita(METADATA, { headers: { "correlation-id": "c-1" } });
    const unnamed = await rita(METADATA);

    expect(named.headers.get("correlation-id")).toBe("c-1");
    expect(unnamed.headers.get("correlation-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(named.headers.get("date")).toMatch(/^Tue, 12 May 2026 07:1[23]:\d\d GMT$/);
  });

  it.each([
    `POST /keys/${ORDERS}/actions/wrap`,
    `POST /keys/${ORDERS}?action=rotate`,
    `POST /keys/${ORDERS}`,
    `PATCH /keys/${ORDERS}`,
    `GET /keys/${ORDERS}/versions`,
    "POST /import_token",
    "GET /keys?filter=state=1",
  ])("is 501 for what is not emulated: %s", async (request) => {
    const reply = await as("cleo", await started(aSeed()))(request);
    expect(reply.status).toBe(501);
    expect(saidIn(reply)).toMatch(/^Not Implemented: .* is not emulated$/);
  });

  it("is 501 outside of the service too, and for a badly escaped path", async () => {
    const { url } = await started(aSeed());
    expect((await ask(url, "GET /")).status).toBe(501);
    expect((await ask(url, "GET /api/v2/keys/%zz/metadata")).status).toBe(501);
  });
});

describe("a service that refuses writes", () => {
  it("goes on reading", async () => {
    const emulator = await started(aSeed({}, { quirks: { writesRefused: true } }));
    const bob = as("bob", emulator);

    const write = await bob(`POST /keys/${ORDERS}/actions/setKeyForDeletion`);
    const read = await bob(METADATA);

    expect(write.status).toBe(503);
    expect(write.headers.get("retry-after")).toBe("1");
    expect(items(read)).toMatchObject([{ dualAuthDelete: { keySetForDeletion: false } }]);
  });

  it("may not say when to come again", async () => {
    const quirks = { writesRefused: true, retryAfter: false };
    const bob = as("bob", await started(aSeed({}, { quirks })));
    const reply = await bob(`DELETE /keys/${ORDERS}`);
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, null]);
  });
});

describe("reads that lag", () => {
  it("show what the key was, by real time, while decisions are made on what it is", async () => {
    const emulator = await started(aSeed({}, { quirks: { readLagMs: 600_000 } }));
    const bob = as("bob", emulator);

    await bob(`POST /keys/${ORDERS}/actions/disable`);
    emulator.clock.advance(HOUR / 4);

    expect(items(await bob(METADATA))).toMatchObject([{ state: 1 }]);
    expect(items(await bob("GET /keys"))).toMatchObject([{ state: 1 }]);
    expect(codeOf(await bob(`POST /keys/${ORDERS}/actions/disable`))).toBe(
      "KEY_ACTION_INVALID_STATE_ERR",
    );
  });
});
