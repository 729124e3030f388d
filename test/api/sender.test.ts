import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import type { Attempt } from "../../src/api/api.js";
import { deleteKey, getKeyMetadata } from "../../src/api/keys.js";
import type { ApiMeans, Unauthorized } from "../../src/api/sender.js";
import type { Delivery } from "../../src/api/transport.js";
import type { KeyId } from "../../src/core/key.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { apiAt } from "../support/api-at.js";
import { answered, FakeTransport, failure } from "../support/fake-transport.js";
import { serve } from "../support/loopback.js";
import { tokenWith } from "../support/token-with.js";
import { collectionOf, ORDERS, refusalJson, wireKey } from "../support/wire-json.js";

const key = ORDERS as KeyId;
const HOST = "https://eu-de.kms.cloud.ibm.com";

/** An API over a transport that delivers these, in this order. */
function over(deliveries: readonly Delivery[], more: Partial<ApiMeans> = {}) {
  const fake = new FakeTransport(...deliveries);
  const api = apiAt(HOST, { transport: fake.transport, ...more });
  const ids = () => fake.sent.map(({ correlationId }) => correlationId);
  const tokens = () => fake.sent.map(({ headers }) => headers["authorization"]);
  return { ...api, ids, tokens };
}

/** t-1, then t-2 for good. */
const renewable = () => {
  const renew = vi.fn(async () => "t-2");
  return { source: { token: async () => "t-1", renew }, renew };
};

const unsent = { result: "never-sent", cause: failure("ECONNREFUSED") } as const;
const reset = { result: "lost", cause: failure("ECONNRESET") } as const;
const done = answered(204);
const unauthorized = answered(401, refusalJson("", "Unauthorized: The user does not have access"));
const busy = (after?: string) =>
  answered(429, "", after === undefined ? {} : { "retry-after": after });
const tooEarly = answered(409, refusalJson("REQ_TOO_EARLY_ERR", "Conflict: …"));

const errorOf = (attempt: Attempt) => (attempt.outcome === "accepted" ? undefined : attempt.error);

describe("a change", () => {
  it.each([
    { deliveries: [done], outcome: "accepted" },
    { deliveries: [unsent, done], outcome: "accepted" },
    { deliveries: [unsent, unsent, done], outcome: "accepted" },
    { deliveries: [unsent, unsent, unsent], outcome: "never-sent" },
    { deliveries: [busy(), done], outcome: "accepted" },
    { deliveries: [busy(), busy(), done], outcome: "accepted" },
    { deliveries: [busy(), busy(), busy()], outcome: "refused" },
    { deliveries: [unsent, busy(), done], outcome: "accepted" },
    { deliveries: [unsent, tooEarly], outcome: "refused" },
    { deliveries: [unsent, reset], outcome: "lost" },
    { deliveries: [busy(), reset], outcome: "lost" },
    { deliveries: [tooEarly], outcome: "refused" },
    { deliveries: [reset], outcome: "lost" },
    { deliveries: [answered(500)], outcome: "lost" },
    { deliveries: [answered(503, "", { "retry-after": "1" })], outcome: "lost" },
    { deliveries: [answered(404)], outcome: "lost" },
    { deliveries: [unauthorized], outcome: "refused" },
  ] as const)("is $outcome, and repeated only after a proof: $deliveries", async (row) => {
    const { attempt, ids } = over(row.deliveries);

    const made = await attempt(deleteKey, { key }, "c-1");

    expect(made.outcome).toBe(row.outcome);
    expect(ids()).toEqual(row.deliveries.map(() => "c-1"));
  });

  it.each([
    { what: "an unknown host", code: "ENOTFOUND", error: "name-not-resolved" },
    { what: "a bad certificate", code: "CERT_HAS_EXPIRED", error: "tls-failed" },
  ])("is not tried again after $what", async ({ code, error }) => {
    const { attempt, ids } = over([{ result: "never-sent", cause: failure(code) }]);

    const made = await attempt(deleteKey, { key }, "c-1");

    expect(made).toMatchObject({ outcome: "never-sent", error: { code: error } });
    expect(ids()).toHaveLength(1);
  });

  it.each([
    { after: "2", slept: 2_025 },
    { after: "Tue, 12 May 2026 12:00:05 GMT", slept: 5_025 },
    { after: "1000000000", slept: 60_025 },
    { after: "-1", slept: 500 },
    { after: "soon", slept: 500 },
    { after: undefined, slept: 500 },
  ])("waits after a 429 with Retry-After $after", async ({ after, slept: expected }) => {
    const { attempt, slept } = over([busy(after), done]);

    await attempt(deleteKey, { key }, "c-1");

    expect(slept).toEqual([expected]);
  });

  it("is not sent where what reads its answer can't be loaded", async () => {
    const { attempt, ids } = over([done]);
    const torn = {
      ...deleteKey,
      answer: async () => {
        throw new Error("torn");
      },
    };

    await expect(attempt(torn, { key }, "c-1")).rejects.toThrow("torn");
    expect(ids()).toEqual([]);
  });

  it.each([
    { deliveries: [busy("60"), done], outcome: "refused", code: "busy" },
    { deliveries: [unsent, done], outcome: "never-sent", code: "connection-refused" },
  ] as const)(
    "is $outcome, and not sent again, where somebody asks to stop before another try",
    async ({ deliveries, outcome, code }) => {
      const { attempt, ids, slept } = over(deliveries);
      const rested: number[] = [];
      const halt = {
        sleep: async (ms: number) => void rested.push(ms),
        isStopped: () => rested.length > 0,
      };

      const made = await attempt(deleteKey, { key }, "c-1", halt);

      expect(made).toMatchObject({ outcome, error: { code, facts: { changed: false } } });
      expect(ids()).toEqual(["c-1"]);
      expect(slept).toEqual([]);
    },
  );

  it.each([
    { when: "the token is fetched", sent: [], stops: "token" },
    { when: "another one is fetched after a 401", sent: ["c-1"], stops: "renew" },
  ])("is not sent any more where somebody asks to stop while $when", async ({ sent, stops }) => {
    let isStopped = false;
    const given = (step: string, token: string) => async () => {
      isStopped ||= step === stops;
      return token;
    };
    const token = { token: given("token", "t-1"), renew: given("renew", "t-2") };
    const { attempt, ids } = over([unauthorized, done], { token });
    const halt = { sleep: async () => undefined, isStopped: () => isStopped };

    const made = await attempt(deleteKey, { key }, "c-1", halt);

    expect(made).toMatchObject({
      outcome: "never-sent",
      error: { code: "stopped", facts: { changed: false } },
    });
    expect(ids()).toEqual(sent);
  });

  it("says which exit a proven nothing has, and that nothing changed", async () => {
    const refused = await over([busy("90"), busy("90"), busy("90")]).attempt(
      deleteKey,
      { key },
      "c-1",
    );
    const never = await over([unsent, unsent, unsent]).attempt(deleteKey, { key }, "c-1");

    expect(errorOf(refused)).toMatchObject({
      code: "busy",
      exit: 8,
      facts: { changed: false, retryAt: new Date("2026-05-12T12:01:30Z"), correlationId: "c-1" },
    });
    expect(errorOf(never)).toMatchObject({
      code: "connection-refused",
      exit: 8,
      facts: { changed: false, correlationId: "c-1" },
    });
  });

  it("says of a lost answer that it may have happened, and keeps the reason", async () => {
    const gateway = answered(502, "<html><title>502 Bad Gateway</title>");

    const broken = errorOf(await over([reset]).attempt(deleteKey, { key }, "c-1"));
    const failing = errorOf(await over([gateway]).attempt(deleteKey, { key }, "c-1"));

    expect(broken).toMatchObject({
      code: "answer-lost",
      exit: 10,
      facts: { changed: "unknown", correlationId: "c-1" },
      cause: { code: "no-answer" },
    });
    expect(broken?.explanation.why).toContain("may have acted on it");
    expect(broken?.facts).not.toHaveProperty("do");
    expect(failing).toMatchObject({
      code: "answer-lost",
      facts: { status: 502, said: "502 Bad Gateway" },
      cause: { code: "failing" },
    });
  });
});

describe("a change and its token", () => {
  it("is sent again once with another token after a 401, under the same id", async () => {
    const { source, renew } = renewable();
    const { attempt, ids, tokens } = over([unauthorized, done], { token: source });

    expect(await attempt(deleteKey, { key }, "c-1")).toEqual({ outcome: "accepted" });
    expect(tokens()).toEqual(["Bearer t-1", "Bearer t-2"]);
    expect(ids()).toEqual(["c-1", "c-1"]);
    expect(renew).toHaveBeenCalledWith("t-1");
  });

  it("is refused by a second 401, whose cause is looked for with the token that was refused", async () => {
    const explain = vi.fn(
      async ({ error }: Unauthorized) => new KpDualError("unauthorized-role", error.facts),
    );
    const { source } = renewable();
    const { attempt } = over([unauthorized, unauthorized], {
      token: source,
      unauthorized: explain,
    });

    const made = await attempt(deleteKey, { key }, "c-1");

    expect(made).toMatchObject({
      outcome: "refused",
      error: { code: "unauthorized-role", exit: 4 },
    });
    expect(explain).toHaveBeenCalledTimes(1);
    expect(explain.mock.calls[0]?.[0]).toMatchObject({
      operation: { name: "delete the key", roles: ["Manager"] },
      error: { facts: { status: 401 } },
      token: "t-2",
    });
  });

  it("looks for no cause of anything but a 401", async () => {
    const explain = vi.fn(async ({ error }: Unauthorized) => error);
    const { attempt } = over([tooEarly], { unauthorized: explain });

    await attempt(deleteKey, { key }, "c-1");

    expect(explain).not.toHaveBeenCalled();
  });

  it("may be lost at the second sending", async () => {
    const { source } = renewable();
    const { attempt } = over([unauthorized, reset], { token: source });

    expect((await attempt(deleteKey, { key }, "c-1")).outcome).toBe("lost");
  });

  it("is never sent where there is no token", async () => {
    const token = async () => Promise.reject(new KpDualError("not-signed-in"));
    const { attempt, ids } = over([], { token: { token, renew: token } });

    const made = await attempt(deleteKey, { key }, "c-1");

    expect(made).toMatchObject({ outcome: "never-sent", error: { code: "not-signed-in" } });
    expect(ids()).toEqual([]);
  });

  it("has not happened where the token could not be renewed after the 401", async () => {
    const renew = async () => Promise.reject(new KpDualError("not-reached"));
    const { attempt } = over([unauthorized], { token: { token: async () => "t-1", renew } });

    const made = await attempt(deleteKey, { key }, "c-1");

    expect(made).toMatchObject({
      outcome: "never-sent",
      error: { code: "not-reached", facts: { changed: false } },
    });
  });

  it("lets a bug through", async () => {
    const token = async () => Promise.reject(new TypeError("a bug"));
    const { attempt } = over([], { token: { token, renew: token } });

    await expect(attempt(deleteKey, { key }, "c-1")).rejects.toThrow("a bug");
  });
});

describe("a read", () => {
  const found = answered(200, collectionOf(wireKey()));

  it("is made once more with another token after a 401", async () => {
    const { source } = renewable();
    const { read, tokens } = over([unauthorized, found], { token: source });

    expect((await read(getKeyMetadata, { key })).value.id).toBe(ORDERS);
    expect(tokens()).toEqual(["Bearer t-1", "Bearer t-2"]);
  });

  it("fails with the cause of the second 401", async () => {
    const explain = async () => new KpDualError("unauthorized-region");
    const { source } = renewable();
    const { read } = over([unauthorized, unauthorized], { token: source, unauthorized: explain });

    await expect(read(getKeyMetadata, { key })).rejects.toMatchObject({
      code: "unauthorized-region",
    });
  });

  it("that is optional may be refused: no new token, and nobody asks why", async () => {
    const explain = vi.fn(async ({ error }: Unauthorized) => error);
    const { source, renew } = renewable();
    const { read } = over([unauthorized], { token: source, unauthorized: explain });

    const reading = read(getKeyMetadata, { key }, { optional: true });

    await expect(reading).rejects.toMatchObject({ code: "unauthorized" });
    expect(renew).not.toHaveBeenCalled();
    expect(explain).not.toHaveBeenCalled();
  });

  it("that is optional gets a new token where the old one had run out", async () => {
    const end = Date.parse("2026-05-12T12:00:00Z") / 1_000;
    const ended = tokenWith({ exp: end });
    const token = { token: async () => ended, renew: async () => "t-2" };
    const at = (date: string) =>
      over([answered(401, refusalJson("", "Unauthorized"), { date }), found], { token });
    const early = at("Tue, 12 May 2026 11:59:59 GMT");
    const late = at("Tue, 12 May 2026 12:00:00 GMT");

    await expect(early.read(getKeyMetadata, { key }, { optional: true })).rejects.toMatchObject({
      code: "unauthorized",
    });
    expect(early.tokens()).toHaveLength(1);
    await late.read(getKeyMetadata, { key }, { optional: true });
    expect(late.tokens()).toEqual([`Bearer ${ended}`, "Bearer t-2"]);
  });

  it("lets a bug through", async () => {
    const token = async () => Promise.reject(new TypeError("a bug"));
    const reading = over([], { token: { token, renew: token } }).read(getKeyMetadata, { key });

    await expect(reading).rejects.toThrow("a bug");
  });

  it("fails as a 401 where nobody can say why", async () => {
    const { read } = over([unauthorized]);

    await expect(read(getKeyMetadata, { key })).rejects.toMatchObject({
      code: "unauthorized",
      facts: {
        status: 401,
        values: { operation: "read the key", role: getKeyMetadata.roles.join(" or ") },
      },
    });
  });

  it("fails with what IAM says where there is no token", async () => {
    const token = async () => Promise.reject(new KpDualError("not-signed-in"));

    const reading = over([], { token: { token, renew: token } }).read(getKeyMetadata, { key });

    await expect(reading).rejects.toMatchObject({ code: "not-signed-in" });
  });

  it("is sent with the token to the endpoint alone, over a real socket", async () => {
    const elsewhere = await serve();
    const service = await serve(
      http.get("*", () => HttpResponse.redirect(`${elsewhere.endpoint}/portal`, 302)),
    );

    const reading = apiAt(service.endpoint).read(getKeyMetadata, { key });

    await expect(reading).rejects.toMatchObject({ code: "proxy-answered", facts: { status: 302 } });
    expect(service.requests).toMatchObject([{ headers: { authorization: "Bearer t-1" } }]);
    expect(elsewhere.requests).toEqual([]);
  });
});
