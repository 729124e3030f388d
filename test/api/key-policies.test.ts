import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { enableKeyPolicy, getKeyPolicy } from "../../src/api/key-policies.js";
import type { KeyId } from "../../src/core/key.js";
import { apiAt } from "../support/api-at.js";
import { serve } from "../support/loopback.js";
import { collectionOf, ORDERS } from "../support/wire-json.js";

const key = ORDERS as KeyId;
const PATH = `/api/v2/keys/${ORDERS}/policies?policy=dualAuthDelete`;

describe("the policy of a key", () => {
  it("is read for this policy alone", async () => {
    const item = { dualAuthDelete: { enabled: true } };
    const service = await serve(http.get("*", () => HttpResponse.json(collectionOf(item))));

    const { value } = await apiAt(service.endpoint, { keyRing: "r1" }).read(getKeyPolicy, { key });

    expect(value).toEqual({ enabled: true, updatedAt: null, updatedBy: null });
    expect(service.requests).toMatchObject([
      { method: "GET", path: PATH, headers: { "x-kms-key-ring": "r1" } },
    ]);
  });

  it.each([200, 201, 204])("is switched on by a PUT that answers %d", async (status) => {
    const service = await serve(http.put("*", () => new HttpResponse(null, { status })));

    const api = apiAt(service.endpoint, { keyRing: "r1" });
    const attempt = await api.attempt(enableKeyPolicy, { key }, "c-1");

    expect(attempt.outcome).toBe("accepted");
    expect(service.requests).toMatchObject([
      {
        method: "PUT",
        path: PATH,
        headers: { "content-type": "application/json", "x-kms-key-ring": "r1" },
      },
    ]);
    expect(service.requests[0]?.body).toBe(
      '{"metadata":{"collectionType":"application/vnd.ibm.kms.policy+json","collectionTotal":1},"resources":[{"type":"application/vnd.ibm.kms.policy+json","dualAuthDelete":{"enabled":true}}]}',
    );
  });
});
