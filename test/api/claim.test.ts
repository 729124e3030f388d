import { describe, expect, it } from "vitest";
import { agreed, claimOf } from "../../src/api/claim.js";
import { where } from "../support/where.js";

const ID = "02fd6835-6001-4482-a892-13bd2085f75d";
const CRN = `crn:v1:bluemix:public:kms:eu-de:a/abc:${ID}::`;
const DE = "https://eu-de.kms.cloud.ibm.com";
const HPCS = `https://${ID}.api.us-east.hs-crypto.appdomain.cloud`;
const REHEARSAL = "http://127.0.0.1:4000";

const contradiction = expect.objectContaining({ code: "region-contradicts", exit: 2 });

describe("claimOf", () => {
  it.each([
    { said: where(CRN), claim: { id: ID, region: "eu-de", service: "kms", endpoint: null } },
    {
      said: where(`${CRN.slice(0, -1)}key:${ID}`),
      claim: { id: ID, crn: expect.objectContaining({ instance: CRN, key: ID }) },
    },
    { said: where(ID), claim: { id: ID, crn: null, region: null, service: null, endpoint: null } },
    { said: where(ID.toUpperCase()), claim: { id: ID } },
    { said: where(ID, { region: "br-sao" }), claim: { region: "br-sao", service: null } },
    {
      said: where(ID, { endpoint: HPCS }),
      claim: { region: "us-east", service: "hs-crypto", endpoint: HPCS },
    },
    {
      said: where(ID, { target: "eu-de.kms.cloud.ibm.com/" }),
      claim: { region: "eu-de", service: "kms", endpoint: DE },
    },
    {
      said: where(ID, { endpoint: "https://keys.example.com", target: DE }),
      claim: { region: null, endpoint: "https://keys.example.com" },
    },
    { said: where(CRN, { region: "eu-de", endpoint: DE }), claim: { region: "eu-de" } },
    {
      said: where(CRN, {
        rehearsal: REHEARSAL,
        endpoint: "https://keys.example.com",
        target: HPCS,
      }),
      claim: { region: "eu-de", endpoint: REHEARSAL },
    },
  ])("reads $said", ({ said, claim }) => {
    expect(claimOf(said)).toMatchObject(claim);
  });

  it.each([
    where(CRN, { region: "us-south" }),
    where(CRN, { endpoint: "https://us-south.kms.cloud.ibm.com" }),
    where(CRN, { target: "https://private.us-south.kms.cloud.ibm.com" }),
    where(ID, { region: "eu-de", endpoint: HPCS }),
    where(CRN, { region: "us-south", rehearsal: REHEARSAL }),
  ])("finds the contradiction in $region $endpoint $target", (said) => {
    expect(() => claimOf(said)).toThrow(contradiction);
  });

  it.each(["", "prod-eu", `${CRN}:`, `${ID}/..`, CRN.replace(":kms:", ":cos:")])(
    "takes %j for no instance",
    (instance) => {
      expect(() => claimOf(where(instance))).toThrow(
        expect.objectContaining({ code: "bad-instance", exit: 2 }),
      );
    },
  );

  it.each(["EU-DE", "eu-de.evil.org/", "frankfurt", ""])("takes %j for no region", (region) => {
    expect(() => claimOf(where(ID, { region }))).toThrow(
      expect.objectContaining({ code: "usage", exit: 2 }),
    );
  });

  it("refuses an address that only the command line may name, and one that nobody may", () => {
    const target = "https://keys.example.com";
    expect(() => claimOf(where(CRN, { target }))).toThrow(
      expect.objectContaining({ code: "host-not-allowed" }),
    );
    expect(() => claimOf(where(CRN, { endpoint: "http://keys.example.com" }))).toThrow(
      expect.objectContaining({ code: "insecure-endpoint" }),
    );
  });
});

describe("agreed", () => {
  it("is what all say, and null where nobody says anything", () => {
    expect(agreed([null, undefined], "i")).toBeNull();
    expect(agreed([null, "eu-de", undefined, "eu-de"], "i")).toBe("eu-de");
  });

  it("names both regions where they contradict each other", () => {
    const said = () => agreed(["eu-de", "us-south"], "i");
    expect(said).toThrow(contradiction);
    expect(said).toThrow(
      expect.objectContaining({
        explanation: expect.objectContaining({
          why: "the instance is in eu-de, and us-south was named",
        }),
      }),
    );
  });
});
