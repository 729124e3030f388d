import { expect, it } from "vitest";
import { isKnownHost } from "../../src/core/known-host.js";

it.each([
  ["https://eu-de.kms.cloud.ibm.com", true],
  ["https://i.api.eu-de.hs-crypto.cloud.ibm.com:7999", false],
  ["https://i.api.eu-de.hs-crypto.cloud.ibm.com:8000", true],
  ["https://i.api.eu-de.hs-crypto.cloud.ibm.com:19999", true],
  ["https://i.api.eu-de.hs-crypto.cloud.ibm.com:20000", false],
  ["https://i.eu-de.kms.appdomain.cloud", true],
  ["https://i.eu-de.hs-crypto.appdomain.cloud", true],
  ["https://cloud.ibm.com", false],
  ["https://cloud.ibm.com.example.com", false],
  ["https://xn--80ak6aa92e.cloud.ibm.com", false],
])("the host of %s is one of IBM's: %s", (address, isKnown) => {
  expect(isKnownHost(new URL(address))).toBe(isKnown);
});
