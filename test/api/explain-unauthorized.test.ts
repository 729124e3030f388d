import { describe, expect, it } from "vitest";
import { explainUnauthorized } from "../../src/api/explain-unauthorized.js";
import type { Instance } from "../../src/core/instance.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { FakeReads } from "../support/fake-reads.js";
import { tokenWith } from "../support/token-with.js";

const ID = "02fd6835-6001-4482-a892-13bd2085f75d";
const CRN = `crn:v1:bluemix:public:kms:us-south:a/abc:${ID}::`;
const CONTROLLER = "https://resource-controller.cloud.ibm.com";
const NOON = new Date("2026-05-12T12:00:00Z");

const instance: Instance = {
  id: ID,
  name: "prod-eu",
  region: "eu-de",
  service: "kms",
  crn: null,
  account: "abc",
  endpoint: "https://eu-de.kms.cloud.ibm.com",
  at: "--instance prod-eu",
};

const operation = { name: "delete the key", roles: ["Writer", "Manager"] };
const claims = { iam_id: "IBMid-3100", account: { bss: "abc" }, exp: NOON.getTime() / 1_000 };
const token = tokenWith(claims);
const wire = { guid: ID, crn: CRN, state: "active" };

const facts = { status: 401, said: "Unauthorized: …", correlationId: "c-7", effect: "not deleted" };
const error = new KpDualError("unauthorized", { ...facts, now: new Date(NOON.getTime() - 1) });

const explainer = (reads: FakeReads, hasRead = false, local = NOON) =>
  explainUnauthorized({
    readFrom: reads.readFrom,
    controller: CONTROLLER,
    instance,
    hasRead: () => hasRead,
    clock: () => local,
  });

describe("explainUnauthorized", () => {
  it("asks the resource controller with the token that was refused", async () => {
    const reads = new FakeReads(wire);

    const cause = await explainer(reads)({ operation, error, token });

    expect(reads.asked).toEqual([
      {
        method: "GET",
        path: `/v2/resource_instances/${ID}`,
        origin: CONTROLLER,
        headers: { authorization: `Bearer ${token}` },
      },
    ]);
    expect(cause).toMatchObject({
      code: "unauthorized-region",
      facts: { ...facts, values: { region: "us-south", instance: "prod-eu" } },
      cause: error,
    });
  });

  it("asks once, however many requests were refused", async () => {
    const reads = new FakeReads(wire);
    const explain = explainer(reads);

    const causes = await Promise.all([1, 2, 3].map(() => explain({ operation, error, token })));

    expect(causes.map(({ code }) => code)).toEqual(Array(3).fill("unauthorized-region"));
    expect(reads.asked).toHaveLength(1);
  });

  it("names the role and the operation without asking anybody, once a read has worked", async () => {
    const reads = new FakeReads();

    const cause = await explainer(reads, true)({ operation, error, token });

    expect(cause).toMatchObject({
      code: "unauthorized-role",
      facts: { values: { role: "Writer or Manager", operation: "delete the key" } },
    });
    expect(cause.facts.values).toMatchObject({ at: "--instance prod-eu" });
    expect(reads.asked).toEqual([]);
  });

  it("goes by the service's clock, and by this machine's where that isn't known", async () => {
    const withoutDate = new KpDualError("unauthorized", facts);
    const late = new Date(NOON.getTime() + 48 * 3_600_000);

    const byTheirs = await explainer(new FakeReads(wire), true, late)({ operation, error, token });
    const byOurs = await explainer(
      new FakeReads(),
      true,
    )({
      operation,
      error: withoutDate,
      token,
    });

    expect(byTheirs.code).toBe("unauthorized-role");
    expect(byOurs.code).toBe("unauthorized-token");
  });

  it.each([
    { failure: new KpDualError("key-not-found", { status: 404 }), code: "unauthorized-instance" },
    { failure: new KpDualError("forbidden", { status: 403 }), code: "unauthorized" },
    { failure: new KpDualError("proxy-answered", { status: 404 }), code: "unauthorized" },
    { failure: new KpDualError("connection-refused"), code: "unauthorized" },
    { failure: new KpDualError("failing", { status: 503 }), code: "unauthorized" },
  ])("a look that ends with $failure.code means $code", async ({ failure, code }) => {
    const cause = await explainer(new FakeReads(failure))({ operation, error, token });
    expect(cause).toMatchObject({ code, facts });
  });

  it("says that it isn't a token, where it isn't one, and keeps what was known", async () => {
    const reads = new FakeReads();

    const cause = await explainer(reads)({ operation, error, token: "no token" });

    expect(cause).toMatchObject({ code: "unauthorized-token", facts });
    expect(reads.asked).toEqual([]);
  });

  it("calls an instance without a name by its id", async () => {
    const explain = explainUnauthorized({
      readFrom: new FakeReads().readFrom,
      controller: CONTROLLER,
      instance: { ...instance, name: null },
      hasRead: () => true,
      clock: () => NOON,
    });
    const cause = await explain({ operation, error, token });
    expect(cause.facts.values).toMatchObject({ instance: ID });
  });

  it("throws nothing: after a fault of ours the 401 stays as it came", async () => {
    const bug = new TypeError("a bug");
    const cause = await explainer(new FakeReads(bug))({ operation, error, token });
    expect(cause).toMatchObject({ code: "unauthorized", facts, cause: bug });
  });
});
