import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { getRegistrations } from "../../src/api/registrations.js";
import type { KeyId } from "../../src/core/key.js";
import { apiAt } from "../support/api-at.js";
import { serve } from "../support/loopback.js";
import { collectionOf, ORDERS } from "../support/wire-json.js";

describe("getRegistrations", () => {
  it("asks for the largest page and the total", async () => {
    const { resources } = collectionOf({ resourceCrn: "crn:a" });
    const metadata = { collectionTotal: 1, totalCount: 5_001 };
    const service = await serve(http.get("*", () => HttpResponse.json({ metadata, resources })));

    const api = apiAt(service.endpoint, { keyRing: "r1" });
    const { value } = await api.read(getRegistrations, { key: ORDERS as KeyId });

    expect(value).toEqual({
      registrations: [{ resourceCrn: "crn:a", preventKeyDeletion: false }],
      total: 5_001,
    });
    expect(service.requests).toMatchObject([
      {
        method: "GET",
        path: `/api/v2/keys/${ORDERS}/registrations?limit=5000&totalCount=true`,
        headers: { "x-kms-key-ring": "r1" },
      },
    ]);
  });
});
