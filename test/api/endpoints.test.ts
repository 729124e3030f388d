import { describe, expect, it } from "vitest";
import { endpointOf } from "../../src/api/endpoints.js";

const id = "02fd6835-6001-4482-a892-13bd2085f75d";

/** The hosts of api.md §1.1, written out, since a rule could hide a slip. */
const SHARED = [
  ["us-south", "us-south.kms.cloud.ibm.com", "private.us-south.kms.cloud.ibm.com"],
  ["us-east", "us-east.kms.cloud.ibm.com", "private.us-east.kms.cloud.ibm.com"],
  ["eu-gb", "eu-gb.kms.cloud.ibm.com", "private.eu-gb.kms.cloud.ibm.com"],
  ["eu-de", "eu-de.kms.cloud.ibm.com", "private.eu-de.kms.cloud.ibm.com"],
  ["au-syd", "au-syd.kms.cloud.ibm.com", "private.au-syd.kms.cloud.ibm.com"],
  ["jp-tok", "jp-tok.kms.cloud.ibm.com", "private.jp-tok.kms.cloud.ibm.com"],
  ["jp-osa", "jp-osa.kms.cloud.ibm.com", "private.jp-osa.kms.cloud.ibm.com"],
  ["ca-tor", "ca-tor.kms.cloud.ibm.com", "private.ca-tor.kms.cloud.ibm.com"],
  ["br-sao", "br-sao.kms.cloud.ibm.com", "private.br-sao.kms.cloud.ibm.com"],
  ["eu-es", "eu-es.kms.cloud.ibm.com", "private.eu-es.kms.cloud.ibm.com"],
  ["ca-mon", "ca-mon.kms.cloud.ibm.com", "private.ca-mon.kms.cloud.ibm.com"],
  ["in-che", "in-che.kms.cloud.ibm.com", "private.in-che.kms.cloud.ibm.com"],
  ["in-mum", "in-mum.kms.cloud.ibm.com", "private.in-mum.kms.cloud.ibm.com"],
  ["zz-new", "zz-new.kms.cloud.ibm.com", "private.zz-new.kms.cloud.ibm.com"],
] as const;

describe("endpointOf", () => {
  it.each(SHARED)("knows the shared hosts of %s", (region, inPublic, inPrivate) => {
    expect(endpointOf("shared", { id, region, private: false })).toBe(`https://${inPublic}`);
    expect(endpointOf("shared", { id, region, private: true })).toBe(`https://${inPrivate}`);
  });

  it.each([
    { form: "dedicated", private: false, host: `${id}.api.eu-es.kms.appdomain.cloud` },
    { form: "dedicated", private: true, host: `${id}.api.private.eu-es.kms.appdomain.cloud` },
    { form: "hpcs", private: false, host: `${id}.api.eu-es.hs-crypto.appdomain.cloud` },
    { form: "hpcs", private: true, host: `${id}.api.private.eu-es.hs-crypto.appdomain.cloud` },
  ] as const)("puts the instance first in $host", ({ form, private: isPrivate, host }) => {
    expect(endpointOf(form, { id, region: "eu-es", private: isPrivate })).toBe(`https://${host}`);
  });
});
