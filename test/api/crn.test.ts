import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCrn } from "../../src/api/crn.js";
import { anyCodePoints } from "../support/any-code-points.js";

const ID = "02fd6835-6001-4482-a892-13bd2085f75d";
const KEY = "b9a5f1c0-1111-4222-8333-444455556666";
const CRN = `crn:v1:bluemix:public:kms:eu-de:a/abc123:${ID}::`;

describe("parseCrn", () => {
  it("reads an instance of Key Protect", () => {
    expect(parseCrn(CRN)).toEqual({
      instance: CRN,
      id: ID,
      service: "kms",
      region: "eu-de",
      account: "abc123",
      dedicated: false,
      key: null,
    });
  });

  it("reads an instance of Hyper Protect Crypto Services, and a dedicated one", () => {
    expect(parseCrn(CRN.replace(":kms:", ":hs-crypto:"))).toMatchObject({ service: "hs-crypto" });
    expect(parseCrn(CRN.replace(":public:", ":dedicated:"))).toMatchObject({ dedicated: true });
  });

  it("reads a key's CRN as its key and its instance", () => {
    expect(parseCrn(`${CRN.slice(0, -1)}key:${KEY}`)).toMatchObject({ key: KEY, instance: CRN });
  });

  it("reads ids in any case as lower case", () => {
    const upper = `${CRN.slice(0, -1)}key:${KEY}`.replace(ID, ID.toUpperCase());
    expect(parseCrn(upper.replace(KEY, KEY.toUpperCase()))).toMatchObject({
      id: ID,
      key: KEY,
      instance: CRN,
    });
  });

  it.each([
    ["nothing", ""],
    ["a name", "prod-eu"],
    ["nine segments", CRN.slice(0, -1)],
    ["eleven segments", `${CRN}:`],
    ["another scheme", CRN.replace("crn:", "urn:")],
    ["another version", CRN.replace(":v1:", ":v2:")],
    ["no cloud", CRN.replace(":bluemix:", "::")],
    ["another type", CRN.replace(":public:", ":local:")],
    ["another service", CRN.replace(":kms:", ":cloud-object-storage:")],
    ["no region", CRN.replace(":eu-de:", "::")],
    ["a region that would leave its place in a host", CRN.replace("eu-de", "eu-de.evil.org/")],
    ["no account", CRN.replace("a/abc123", "")],
    ["an organisation", CRN.replace("a/", "o/")],
    ["an account with a slash", CRN.replace("abc123", "abc/123")],
    ["no instance", CRN.replace(ID, "")],
    ["an instance that is no GUID", CRN.replace(ID, `${ID}/..`)],
    ["a policy", `${CRN.slice(0, -1)}policy:${KEY}`],
    ["a key without its id", `${CRN.slice(0, -1)}key:`],
    ["a key that is no UUID", `${CRN.slice(0, -1)}key:${KEY}/purge`],
    ["an id without its type", `${CRN}${KEY}`],
    ["a blank before it", ` ${CRN}`],
    ["a line after it", `${CRN}\n`],
  ])("refuses %s", (_, text) => {
    expect(parseCrn(text)).toBeUndefined();
  });

  it("gives back what a CRN was made of", () => {
    const region = fc.constantFrom("us-south", "eu-de", "in-che", "zz-new");
    const service = fc.constantFrom("kms", "hs-crypto");
    const account = fc.stringMatching(/^[0-9a-f]{32}$/);
    fc.assert(
      fc.property(service, region, account, fc.uuid(), fc.option(fc.uuid()), (...parts) => {
        const [kind, place, owner, id, key] = parts;
        const instance = `crn:v1:bluemix:public:${kind}:${place}:a/${owner}:${id}::`;
        const crn = key ? `${instance.slice(0, -1)}key:${key}` : instance;
        const what = { service: kind, region: place, account: owner, id, key, dedicated: false };
        expect(parseCrn(crn)).toEqual({ instance, ...what });
      }),
    );
  });

  it("never throws, and what it takes is made of safe parts only", () => {
    const mangled = fc
      .tuple(fc.nat(CRN.length), fc.nat(4), anyCodePoints(12))
      .map(([at, gone, text]) => CRN.slice(0, at) + text + CRN.slice(at + gone));
    fc.assert(
      fc.property(fc.oneof(anyCodePoints(), mangled), (text) => {
        const instance = parseCrn(text)?.instance ?? CRN;
        expect(instance).toMatch(
          /^crn:v1:[a-z0-9-]+:(public|dedicated):(kms|hs-crypto):[a-z0-9-]+:a\/[\w-]+:[0-9a-f-]{36}::$/,
        );
      }),
    );
  });
});
