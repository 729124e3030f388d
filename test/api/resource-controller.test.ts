import { describe, expect, it } from "vitest";
import { controllerOrigin, getInstance } from "../../src/api/resource-controller.js";

const ID = "02fd6835-6001-4482-a892-13bd2085f75d";
const CRN = `crn:v1:bluemix:public:hs-crypto:eu-de:a/abc123:${ID}::`;

describe("controllerOrigin", () => {
  it.each([
    [
      { rehearsal: null, private: false, region: "eu-de" },
      "https://resource-controller.cloud.ibm.com",
    ],
    [
      { rehearsal: null, private: true, region: "eu-de" },
      "https://private.eu-de.resource-controller.cloud.ibm.com",
    ],
    [
      { rehearsal: null, private: true, region: null },
      "https://private.resource-controller.cloud.ibm.com",
    ],
    [
      { rehearsal: "http://127.0.0.1:4000", private: true, region: "eu-de" },
      "http://127.0.0.1:4000",
    ],
  ])("for %j is %s", (place, origin) => {
    expect(controllerOrigin(place)).toBe(origin);
  });
});

describe("getInstance", () => {
  it("asks by GUID, and by CRN with everything escaped", () => {
    expect(getInstance.method).toBe("GET");
    expect(getInstance.path({ instance: ID })).toBe(`/v2/resource_instances/${ID}`);
    expect(getInstance.path({ instance: CRN })).toBe(
      `/v2/resource_instances/crn%3Av1%3Abluemix%3Apublic%3Ahs-crypto%3Aeu-de%3Aa%2Fabc123%3A${ID}%3A%3A`,
    );
  });
});
