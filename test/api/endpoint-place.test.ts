import { describe, expect, it } from "vitest";
import { placeOf } from "../../src/api/endpoint-place.js";
import { endpointOf } from "../../src/api/endpoints.js";

const id = "02fd6835-6001-4482-a892-13bd2085f75d";

describe("placeOf", () => {
  it.each([
    { form: "shared", service: "kms" },
    { form: "dedicated", service: "kms" },
    { form: "hpcs", service: "hs-crypto" },
  ] as const)("recognises every documented $form address", ({ form, service }) => {
    for (const region of ["us-south", "eu-de", "zz-new"])
      for (const isPrivate of [true, false]) {
        const origin = endpointOf(form, { id, region, private: isPrivate });
        expect(placeOf(origin)).toEqual({ origin, form, service, region, private: isPrivate });
      }
  });

  it.each([
    ["https://api.us-east.hs-crypto.cloud.ibm.com:8123", "us-east", false],
    ["https://api.private.au-syd.hs-crypto.cloud.ibm.com:19999", "au-syd", true],
  ])("recognises the older HPCS instances at %s", (origin, region, isPrivate) => {
    const what = { form: "hpcs-by-port", service: "hs-crypto", region, private: isPrivate };
    expect(placeOf(origin)).toEqual({ origin, ...what });
  });

  it("recognises a host without a scheme, and the older dedicated form", () => {
    expect(placeOf("eu-de.kms.cloud.ibm.com")).toMatchObject({
      origin: "https://eu-de.kms.cloud.ibm.com",
      region: "eu-de",
    });
    expect(placeOf(`https://${id}.api.st.us-south.kms.appdomain.cloud`)).toMatchObject({
      form: "dedicated",
      region: "us-south",
    });
  });

  it.each([
    "",
    "https://",
    "http://127.0.0.1:4000",
    "https://kms.cloud.ibm.com",
    "https://eu-de.kms.cloud.ibm.com.evil.org",
    "https://evil.org/eu-de.kms.cloud.ibm.com",
    "https://eu-de.kms-cloud.ibm.com",
    "https://api.eu-de.kms.appdomain.cloud",
  ])("knows nothing about %j", (address) => {
    expect(placeOf(address)).toBeUndefined();
  });
});
