import { expect, it } from "vitest";
import { parseCrn } from "../../src/api/crn.js";
import { knownEndpoint } from "../../src/api/known-endpoint.js";

const id = "02fd6835-6001-4482-a892-13bd2085f75d";
const SHARED = `crn:v1:bluemix:public:kms:eu-de:a/abc:${id}::`;
const HPCS = SHARED.replace(":kms:", ":hs-crypto:");
const DEDICATED = SHARED.replace(":public:", ":dedicated:");

const earnest = { private: false, rehearsal: null };
const named = (text: string | null, region: string | null = "eu-de") => ({
  id,
  crn: text === null ? null : (parseCrn(text) ?? null),
  region,
});
const record = (open: string | null, closed: string | null = null) => ({
  name: null,
  crn: null,
  unknownCrn: null,
  state: null,
  endpoints: { public: open, private: closed },
});

it.each([
  [named(SHARED), earnest, null, "https://eu-de.kms.cloud.ibm.com"],
  [named(null), earnest, null, "https://eu-de.kms.cloud.ibm.com"],
  [named(null, null), earnest, null, null],
  [named(SHARED), { ...earnest, private: true }, null, "https://private.eu-de.kms.cloud.ibm.com"],
  [named(HPCS), earnest, null, null],
  [named(DEDICATED), earnest, null, null],
  [
    named(HPCS),
    earnest,
    record("x.hs-crypto.appdomain.cloud"),
    "https://x.hs-crypto.appdomain.cloud",
  ],
  [named(HPCS), { ...earnest, private: true }, record("x.hs-crypto.appdomain.cloud"), null],
  [
    named(HPCS),
    { ...earnest, private: true },
    record("x.hs-crypto.appdomain.cloud", "private.x.hs-crypto.appdomain.cloud"),
    "https://private.x.hs-crypto.appdomain.cloud",
  ],
  [named(HPCS), earnest, record(null, "private.x.hs-crypto.appdomain.cloud"), null],
  [named(HPCS), earnest, record("https://evil.example"), null],
  [named(HPCS), { private: true, rehearsal: "http://127.0.0.1:9" }, null, "http://127.0.0.1:9"],
])("of %j with %j and %j is %s", (instance, place, told, endpoint) => {
  expect(knownEndpoint(instance, place, told)).toBe(endpoint);
});
