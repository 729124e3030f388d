import { describe, expect, it } from "vitest";
import { locateInstance } from "../../src/api/locate-instance.js";
import type { Whereabouts } from "../../src/api/whereabouts.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { FakeReads } from "../support/fake-reads.js";
import { where } from "../support/where.js";

const ID = "02fd6835-6001-4482-a892-13bd2085f75d";
const CRN = `crn:v1:bluemix:public:kms:eu-de:a/abc:${ID}::`;
const HPCS_CRN = CRN.replace(":kms:", ":hs-crypto:");
const DEDICATED_CRN = CRN.replace(":public:", ":dedicated:");

const DE = "https://eu-de.kms.cloud.ibm.com";
const HPCS = `https://${ID}.api.eu-de.hs-crypto.appdomain.cloud`;
const HPCS_PRIVATE = `https://${ID}.api.private.eu-de.hs-crypto.appdomain.cloud`;
const DEDICATED = `https://${ID}.api.eu-de.kms.appdomain.cloud`;
const BY_PORT = "https://api.eu-de.hs-crypto.cloud.ibm.com:8123";
const REHEARSAL = "http://127.0.0.1:4000/one";

const record = (crn: string, endpoints?: object) => ({
  guid: ID,
  crn,
  name: "prod-eu",
  extensions: endpoints && { endpoints },
});

const notFound = new KpDualError("key-not-found", { status: 404 });
const denied = new KpDualError("forbidden", { status: 403 });
const busy = new KpDualError("busy", { status: 429 });
const unreached = new KpDualError("connection-refused");

async function locate(said: Whereabouts, ...answers: unknown[]) {
  const reads = new FakeReads(...answers);
  const means = { readFrom: reads.readFrom, token: async () => "t-1" };
  const outcome = await locateInstance(said, means).catch((error: unknown) => error);
  return { outcome, asked: reads.asked };
}

describe("what needs nobody's help", () => {
  it("is a CRN of Key Protect", async () => {
    expect(await locate(where(CRN))).toEqual({
      outcome: {
        instance: {
          id: ID,
          name: null,
          region: "eu-de",
          service: "kms",
          crn: CRN,
          account: "abc",
          endpoint: DE,
          at: `--instance ${CRN}`,
        },
        notice: null,
      },
      asked: [],
    });
  });

  it.each([
    {
      said: where(CRN, { named: "prod", name: "prod", private: true }),
      instance: {
        name: "prod",
        endpoint: "https://private.eu-de.kms.cloud.ibm.com",
        at: "--instance prod --private",
      },
    },
    {
      said: where(ID, { region: "zz-new" }),
      instance: {
        crn: null,
        account: null,
        service: "kms",
        region: "zz-new",
        endpoint: "https://zz-new.kms.cloud.ibm.com",
        at: `--instance ${ID} --region zz-new`,
      },
    },
    {
      said: where(ID, { endpoint: "https://keys.example.com" }),
      instance: {
        service: "kms",
        region: null,
        endpoint: "https://keys.example.com",
        at: `--instance ${ID} --endpoint https://keys.example.com`,
      },
    },
    {
      said: where(ID, { target: BY_PORT }),
      instance: {
        service: "hs-crypto",
        region: "eu-de",
        endpoint: BY_PORT,
        at: `--instance ${ID} --endpoint ${BY_PORT}`,
      },
    },
    { said: where(HPCS_CRN, { endpoint: HPCS }), instance: { endpoint: HPCS, crn: HPCS_CRN } },
    { said: where(DEDICATED_CRN, { target: DEDICATED }), instance: { endpoint: DEDICATED } },
    {
      said: where(HPCS_CRN, { rehearsal: REHEARSAL, target: HPCS }),
      instance: {
        service: "hs-crypto",
        region: "eu-de",
        endpoint: REHEARSAL,
        at: `--instance ${HPCS_CRN}`,
      },
    },
  ])("is $said", async ({ said, instance }) => {
    const { outcome, asked } = await locate(said);
    expect(outcome).toMatchObject({ instance, notice: null });
    expect(asked).toEqual([]);
  });
});

describe("a contradiction", () => {
  it.each([
    where(CRN, { region: "us-south" }),
    where(HPCS_CRN, { region: "us-south" }),
    where(HPCS_CRN, { endpoint: DE.replace("eu-de", "us-south") }),
  ])("is refused before anybody is asked", async (said) => {
    const { outcome, asked } = await locate(said);
    expect(outcome).toMatchObject({ code: "region-contradicts", exit: 2 });
    expect(asked).toEqual([]);
  });

  it("signs nobody in", async () => {
    const token = () => Promise.reject(new Error("somebody signed in"));
    const { readFrom } = new FakeReads();
    const said = where(HPCS_CRN, { region: "us-south" });
    await expect(locateInstance(said, { readFrom, token })).rejects.toThrow(KpDualError);
  });
});

describe("a CRN of HPCS, or of a dedicated instance", () => {
  it("takes the address that the resource controller names", async () => {
    const answer = record(HPCS_CRN, { public: BY_PORT, private: HPCS_PRIVATE });

    const { outcome, asked } = await locate(where(HPCS_CRN), answer);

    expect(outcome).toMatchObject({
      instance: { endpoint: BY_PORT, name: "prod-eu", service: "hs-crypto" },
      notice: null,
    });
    expect(asked).toEqual([
      {
        method: "GET",
        path: `/v2/resource_instances/${encodeURIComponent(HPCS_CRN)}`,
        origin: "https://resource-controller.cloud.ibm.com",
        headers: { authorization: "Bearer t-1" },
      },
    ]);
  });

  it("takes the private address, and asks in private, with --private", async () => {
    const answer = record(HPCS_CRN, { public: BY_PORT, private: HPCS_PRIVATE });
    const { outcome, asked } = await locate(where(HPCS_CRN, { private: true }), answer);
    expect(outcome).toMatchObject({ instance: { endpoint: HPCS_PRIVATE }, notice: null });
    expect(asked[0]?.origin).toBe("https://private.eu-de.resource-controller.cloud.ibm.com");
  });

  it("takes the flattened spelling, and a host without a scheme", async () => {
    const flat = {
      ...record(DEDICATED_CRN),
      extensions: { "endpoints.public": DEDICATED.slice(8) },
    };
    const { outcome } = await locate(where(DEDICATED_CRN), flat);
    expect(outcome).toMatchObject({ instance: { endpoint: DEDICATED }, notice: null });
  });

  it("prefers the name under which a person saved it", async () => {
    const said = where(HPCS_CRN, { name: "mine", named: "mine" });
    const { outcome } = await locate(said, record(HPCS_CRN, { public: HPCS }));
    expect(outcome).toMatchObject({ instance: { name: "mine", at: "--instance mine" } });
  });

  it.each([
    { crn: HPCS_CRN, more: {}, answer: notFound, endpoint: HPCS },
    { crn: HPCS_CRN, more: { private: true }, answer: denied, endpoint: HPCS_PRIVATE },
    { crn: HPCS_CRN, more: {}, answer: unreached, endpoint: HPCS },
    { crn: HPCS_CRN, more: {}, answer: record(HPCS_CRN), endpoint: HPCS },
    {
      crn: HPCS_CRN,
      more: {},
      answer: record(HPCS_CRN, { private: HPCS_PRIVATE }),
      endpoint: HPCS,
    },
    { crn: DEDICATED_CRN, more: {}, answer: busy, endpoint: DEDICATED },
  ])("falls back to $endpoint, and says so", async ({ crn, more, answer, endpoint }) => {
    const { outcome } = await locate(where(crn, more), answer);
    expect(outcome).toMatchObject({
      instance: { endpoint, crn },
      notice: expect.stringContaining(endpoint),
    });
  });

  it.each(["https://keys.evil.org", "http://eu-de.kms.cloud.ibm.com", "https://127.0.0.1"])(
    "never follows the resource controller to %s",
    async (endpoint) => {
      const { outcome } = await locate(where(HPCS_CRN), record(HPCS_CRN, { public: endpoint }));
      expect(outcome).toBeInstanceOf(KpDualError);
      expect(outcome).toMatchObject({ exit: 2 });
    },
  );
});

describe("a GUID alone", () => {
  it.each([
    { answer: record(CRN), endpoint: DE },
    { answer: record(CRN, { public: DE }), endpoint: DE },
    { answer: record(CRN, { public: DEDICATED }), endpoint: DEDICATED },
    { answer: record(HPCS_CRN, { public: BY_PORT }), endpoint: BY_PORT },
  ])("is looked up, and found at $endpoint", async ({ answer, endpoint }) => {
    const { outcome, asked } = await locate(where(ID), answer);
    expect(outcome).toMatchObject({
      instance: {
        name: "prod-eu",
        region: "eu-de",
        crn: answer.crn,
        account: "abc",
        endpoint,
        at: `--instance ${ID}`,
      },
      notice: null,
    });
    expect(asked.map(({ path }) => path)).toEqual([`/v2/resource_instances/${ID}`]);
  });

  it("is asked about at the private host that needs no region, with --private", async () => {
    const { outcome, asked } = await locate(where(ID, { private: true }), record(CRN));
    expect(asked[0]?.origin).toBe("https://private.resource-controller.cloud.ibm.com");
    expect(outcome).toMatchObject({
      instance: { endpoint: "https://private.eu-de.kms.cloud.ibm.com" },
    });
  });

  it("of HPCS, without an address, is a guess, and that is said", async () => {
    const { outcome } = await locate(where(ID), record(HPCS_CRN));
    expect(outcome).toMatchObject({
      instance: { endpoint: HPCS },
      notice: expect.stringContaining(HPCS),
    });
  });

  it.each([400, 401, 403, 404, 410])("needs a region after a %i", async (status) => {
    const said = "no";
    const { outcome } = await locate(where(ID), new KpDualError("forbidden", { status, said }));
    expect(outcome).toMatchObject({ code: "region-needed", exit: 2, facts: { status, said } });
    const { explanation } = outcome as KpDualError;
    expect(explanation.do[0]).toContain("--region");
  });

  it.each([
    busy,
    unreached,
    new KpDualError("failing", { status: 503 }),
    new KpDualError("proxy-answered", { status: 403 }),
  ])("doesn't need one after $code: it may work later", async (error) => {
    expect((await locate(where(ID), error)).outcome).toBe(error);
  });

  it("of another service is no instance", async () => {
    const cos = record(CRN.replace(":kms:", ":cloud-object-storage:"));
    expect((await locate(where(ID), cos)).outcome).toMatchObject({ code: "bad-instance", exit: 2 });
  });

  it("stops where nobody is signed in", async () => {
    const refused = new KpDualError("sign-in-refused", { status: 400 });
    const reads = new FakeReads();
    const means = { readFrom: reads.readFrom, token: () => Promise.reject(refused) };
    await expect(locateInstance(where(ID), means)).rejects.toBe(refused);
    expect(reads.asked).toEqual([]);
  });

  it("lets a bug through", async () => {
    const bug = new TypeError("a bug");
    expect((await locate(where(ID), bug)).outcome).toBe(bug);
  });
});

describe("in a rehearsal", () => {
  const rehearsing = { rehearsal: REHEARSAL, private: true, target: DE };

  it("a GUID is looked up at its address, which is everybody's", async () => {
    const answer = record(HPCS_CRN, { public: BY_PORT, private: HPCS_PRIVATE });

    const { outcome, asked } = await locate(where(ID, rehearsing), answer);

    expect(outcome).toMatchObject({
      instance: { name: "prod-eu", service: "hs-crypto", region: "eu-de", endpoint: REHEARSAL },
      notice: null,
    });
    expect(asked.map(({ origin }) => origin)).toEqual([REHEARSAL]);
  });

  it("a GUID that isn't there needs a region, and goes on with one", async () => {
    const region = "eu-de";
    expect((await locate(where(ID, rehearsing), notFound)).outcome).toMatchObject({
      code: "region-needed",
    });
    const { outcome } = await locate(where(ID, { ...rehearsing, region }), notFound);
    expect(outcome).toMatchObject({ instance: { region, endpoint: REHEARSAL }, notice: null });
  });

  it("a region that contradicts what was found is refused", async () => {
    const said = where(ID, { ...rehearsing, region: "us-south" });
    expect((await locate(said, record(CRN))).outcome).toMatchObject({ code: "region-contradicts" });
  });
});
