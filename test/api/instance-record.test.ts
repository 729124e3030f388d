import { describe, expect, it } from "vitest";
import { ResourceInstance } from "../../src/api/instance-record.js";

const ID = "02fd6835-6001-4482-a892-13bd2085f75d";
const CRN = `crn:v1:bluemix:public:hs-crypto:eu-de:a/abc123:${ID}::`;
const wire = { guid: ID, id: CRN, crn: CRN, name: "prod-eu", state: "active", region_id: "eu-de" };

describe("ResourceInstance", () => {
  it("reads an instance and both its addresses", () => {
    const endpoints = { public: "https://a.example", private: "https://b.example" };
    expect(ResourceInstance.parse({ ...wire, extensions: { endpoints, other: 1 } })).toEqual({
      name: "prod-eu",
      crn: expect.objectContaining({ id: ID, service: "hs-crypto", region: "eu-de" }),
      unknownCrn: null,
      state: "active",
      endpoints,
    });
  });

  it.each([
    { extensions: { "endpoints.public": "p", "endpoints.private": "q" }, seen: ["p", "q"] },
    { extensions: { endpoints: { private: "q" } }, seen: [null, "q"] },
    { extensions: { endpoints: { public: "" }, "endpoints.public": "p" }, seen: ["p", null] },
    { extensions: { endpoints: null }, seen: [null, null] },
    { extensions: { endpoints: "p" }, seen: [null, null] },
    { extensions: { endpoints: { public: 7 } }, seen: [null, null] },
    { extensions: {}, seen: [null, null] },
    { extensions: null, seen: [null, null] },
    { extensions: undefined, seen: [null, null] },
    { extensions: "none", seen: [null, null] },
  ])("finds $seen in $extensions", ({ extensions, seen }) => {
    const { endpoints } = ResourceInstance.parse({ ...wire, extensions });
    expect([endpoints.public, endpoints.private]).toEqual(seen);
  });

  it("takes the CRN from either place, and none of another service", () => {
    expect(ResourceInstance.parse({ ...wire, crn: undefined }).crn?.id).toBe(ID);
    expect(ResourceInstance.parse({ ...wire, id: undefined }).crn?.id).toBe(ID);
    const other = CRN.replace("hs-crypto", "cloud-object-storage");
    expect(ResourceInstance.parse({ ...wire, crn: other }).crn).toBeNull();
  });

  it("keeps the CRN of ours that is of an unknown form, so that it is never taken for another service's", () => {
    const strange = CRN.replace(":eu-de:", ":eu-de-far-away:");
    const other = strange.replace("hs-crypto", "cloud-object-storage");

    expect(ResourceInstance.parse({ ...wire, crn: strange })).toMatchObject({
      ...{ crn: null, unknownCrn: strange },
    });
    expect(ResourceInstance.parse({ ...wire, crn: other }).unknownCrn).toBeNull();
  });

  it("doesn't fit what isn't an instance", () => {
    expect(ResourceInstance.safeParse({ resources: [] }).success).toBe(false);
  });
});
