import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import {
  disableInstancePolicy,
  enableInstancePolicy,
  getInstancePolicy,
} from "../../src/api/instance-policies.js";
import { apiAt } from "../support/api-at.js";
import { serve } from "../support/loopback.js";
import { collectionOf } from "../support/wire-json.js";

const PATH = "/api/v2/instance/policies?policy=dualAuthDelete";

describe("the switch of an instance", () => {
  it("is read for this policy alone", async () => {
    const item = { policy_type: "dualAuthDelete", policy_data: { enabled: true } };
    const service = await serve(http.get("*", () => HttpResponse.json(collectionOf(item))));

    const { value } = await apiAt(service.endpoint, { keyRing: "r1" }).read(getInstancePolicy, {});

    expect(value).toEqual({ enabled: true, updatedAt: null, updatedBy: null });
    expect(service.requests).toMatchObject([{ method: "GET", path: PATH, body: "" }]);
    expect(service.requests[0]?.headers).not.toHaveProperty("x-kms-key-ring");
  });

  it.each([
    { operation: enableInstancePolicy, enabled: true },
    { operation: disableInstancePolicy, enabled: false },
  ])(
    "is put to $enabled in the one shape that the service takes",
    async ({ operation, enabled }) => {
      const service = await serve(http.put("*", () => new HttpResponse(null, { status: 204 })));

      const attempt = await apiAt(service.endpoint).attempt(operation, undefined, "c-1");

      expect(attempt.outcome).toBe("accepted");
      expect(service.requests).toMatchObject([
        { method: "PUT", path: PATH, headers: { "content-type": "application/json" } },
      ]);
      expect(service.requests[0]?.body).toBe(
        `{"metadata":{"collectionType":"application/vnd.ibm.kms.policy+json","collectionTotal":1},"resources":[{"policy_type":"dualAuthDelete","policy_data":{"enabled":${enabled}}}]}`,
      );
    },
  );
});
