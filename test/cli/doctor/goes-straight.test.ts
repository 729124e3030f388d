import { describe, expect, it } from "vitest";
import { goesStraight } from "../../../src/cli/doctor/goes-straight.js";

const URL_OF_EU = new URL("https://eu-de.kms.cloud.ibm.com");

describe("goesStraight", () => {
  it.each([
    ["", false],
    ["*", true],
    ["eu-de.kms.cloud.ibm.com", true],
    ["EU-DE.kms.cloud.ibm.com", true],
    ["cloud.ibm.com", true],
    [".cloud.ibm.com", true],
    ["*.cloud.ibm.com", true],
    ["loud.ibm.com", false],
    ["localhost, kms.cloud.ibm.com", true],
    ["localhost example.com", false],
    ["cloud.ibm.com:443", true],
    ["cloud.ibm.com:8443", false],
  ])("by %j is %s", (noProxy, straight) => {
    expect(goesStraight(URL_OF_EU, noProxy)).toBe(straight);
  });

  it("goes by the port of the address", () => {
    const own = new URL("https://api.eu-de.hs-crypto.cloud.ibm.com:8443");

    expect(goesStraight(own, "cloud.ibm.com:8443")).toBe(true);
    expect(goesStraight(own, "cloud.ibm.com:443")).toBe(false);
  });
});
