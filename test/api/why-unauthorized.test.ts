import { describe, expect, it } from "vitest";
import { parseCrn } from "../../src/api/crn.js";
import { type Circumstances, type Look, whyUnauthorized } from "../../src/api/why-unauthorized.js";

const ID = "02fd6835-6001-4482-a892-13bd2085f75d";
const NOON = new Date("2026-05-12T12:00:00Z");
const later = (ms: number) => new Date(NOON.getTime() + ms);

const PUBLIC = "https://eu-de.kms.cloud.ibm.com";
const PRIVATE = "https://private.eu-de.kms.cloud.ibm.com";
const OWN = `https://${ID}.api.eu-de.kms.appdomain.cloud`;
const OWN_PRIVATE = `https://${ID}.api.private.eu-de.kms.appdomain.cloud`;

const instance = { account: "abc", endpoint: PUBLIC, region: "eu-de" };

/** Nothing is wrong with the token, nobody has read, and nobody has asked the resource controller. */
const plain: Circumstances = {
  person: { account: "abc", tokenExpires: later(1) },
  instance,
  now: NOON,
  hasRead: false,
  look: { found: "not-asked" },
};

const crnIn = (region: string) =>
  parseCrn(`crn:v1:bluemix:public:kms:${region}:a/abc:${ID}::`) ?? null;

const found = (record: Partial<Extract<Look, { record: unknown }>["record"]>): Look => ({
  found: "instance",
  record: {
    name: "prod-eu",
    crn: crnIn("eu-de"),
    unknownCrn: null,
    state: "active",
    endpoints: { public: PUBLIC, private: PRIVATE },
    ...record,
  },
});

const code = (circumstances: Partial<Circumstances>) => {
  const cause = whyUnauthorized({ ...plain, ...circumstances });
  return cause === "ask" ? "ask" : cause.code;
};

describe("before a look", () => {
  it.each([
    { ends: later(1), cause: "ask" },
    { ends: NOON, cause: "unauthorized-token" },
    { ends: later(-1), cause: "unauthorized-token" },
    { ends: null, cause: "ask" },
  ])("a token that ends at $ends means $cause", ({ ends, cause }) => {
    expect(code({ person: { account: "abc", tokenExpires: ends } })).toBe(cause);
  });

  it.each([
    { token: "abc", crn: "abc", cause: "ask" },
    { token: "def", crn: "abc", cause: "unauthorized-account" },
    { token: null, crn: "abc", cause: "ask" },
    { token: "def", crn: null, cause: "ask" },
  ])("a token of account $token for an instance of $crn means $cause", (accounts) => {
    const person = { account: accounts.token, tokenExpires: null };
    const of = { ...instance, account: accounts.crn };
    expect(code({ person, instance: of })).toBe(accounts.cause);
  });

  it("names the account that the instance is in", () => {
    const person = { account: "def", tokenExpires: null };
    expect(whyUnauthorized({ ...plain, person })).toMatchObject({ values: { account: "abc" } });
  });

  it("a read that worked means that only the role is missing", () => {
    expect(code({ hasRead: true })).toBe("unauthorized-role");
  });

  it("an ended token goes before another account, and that before a read that worked", () => {
    const ended = { account: "def", tokenExpires: NOON };
    expect(code({ person: ended, hasRead: true })).toBe("unauthorized-token");
    const other = { account: "def", tokenExpires: null };
    expect(code({ person: other, hasRead: true })).toBe("unauthorized-account");
  });

  it("what is plain stays so after a look", () => {
    const look: Look = { found: "nothing" };
    expect(code({ hasRead: true, look })).toBe("unauthorized-role");
    expect(code({ person: { account: "abc", tokenExpires: NOON }, look })).toBe(
      "unauthorized-token",
    );
  });
});

describe("after a look", () => {
  it.each<{ look: Look; cause: string }>([
    { look: { found: "failed" }, cause: "unauthorized" },
    { look: { found: "nothing" }, cause: "unauthorized-instance" },
    { look: found({}), cause: "unauthorized-role" },
    { look: found({ state: null }), cause: "unauthorized-role" },
    { look: found({ state: "removed" }), cause: "unauthorized-instance" },
    { look: found({ state: "pending_reclamation" }), cause: "unauthorized-instance" },
    { look: found({ crn: crnIn("us-south") }), cause: "unauthorized-region" },
    { look: found({ crn: null }), cause: "unauthorized-role" },
    {
      look: found({ endpoints: { public: null, private: PRIVATE } }),
      cause: "unauthorized-network",
    },
    { look: found({ endpoints: { public: null, private: null } }), cause: "unauthorized-role" },
    { look: found({ endpoints: { public: PUBLIC, private: null } }), cause: "unauthorized-role" },
    { look: found({ endpoints: { public: OWN, private: OWN_PRIVATE } }), cause: "unauthorized" },
    { look: found({ endpoints: { public: "odd", private: null } }), cause: "unauthorized-role" },
    {
      look: found({ crn: crnIn("us-south"), endpoints: { public: null, private: PRIVATE } }),
      cause: "unauthorized-region",
    },
    { look: found({ state: "removed", crn: crnIn("us-south") }), cause: "unauthorized-instance" },
  ])("$look means $cause", ({ look, cause }) => {
    expect(code({ look })).toBe(cause);
  });

  it("names the right region", () => {
    const cause = whyUnauthorized({ ...plain, look: found({ crn: crnIn("us-south") }) });
    expect(cause).toMatchObject({ values: { region: "us-south" } });
  });

  it("goes by the region of the address, and by what was said where that tells none", () => {
    const look = found({ crn: crnIn("us-south"), endpoints: { public: null, private: null } });
    const at = (endpoint: string, region: string | null) =>
      code({ look, instance: { account: null, endpoint, region } });

    expect(at(PUBLIC, "us-south")).toBe("unauthorized-region");
    expect(at("https://keys.example.com", "eu-de")).toBe("unauthorized-region");
    expect(at("https://keys.example.com", "us-south")).toBe("unauthorized-role");
    expect(at("https://keys.example.com", null)).toBe("unauthorized-role");
  });

  it("blames the network only where we are known to have come in public", () => {
    const look = found({ endpoints: { public: null, private: PRIVATE } });
    const at = (endpoint: string) => code({ look, instance: { ...instance, endpoint } });

    expect(at(PUBLIC)).toBe("unauthorized-network");
    expect(at(PRIVATE)).toBe("unauthorized-role");
    expect(at("https://keys.example.com")).toBe("unauthorized-role");
  });

  it("names the address of an instance that has its own, public or private as it was asked", () => {
    const look = found({ endpoints: { public: OWN, private: OWN_PRIVATE } });
    const at = (endpoint: string) => ({ ...plain, look, instance: { ...instance, endpoint } });

    expect(whyUnauthorized(at(PUBLIC))).toMatchObject({
      do: [`repeat this command with --endpoint ${OWN}`],
    });
    expect(whyUnauthorized(at(PRIVATE))).toMatchObject({
      do: [`repeat this command with --endpoint ${OWN_PRIVATE}`],
    });
    expect(code(at(OWN))).toBe("unauthorized-role");
  });
});
