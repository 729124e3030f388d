import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Operation } from "../../src/api/operation.js";
import { makeReader } from "../../src/api/reader.js";
import type { Delivery } from "../../src/api/transport.js";
import { patienceAt } from "../../src/core/patience.js";
import { answered, FakeTransport, failure } from "../support/fake-transport.js";

const NOON = new Date("2026-05-12T12:00:00Z");

const operation: Operation<{ readonly secret: string }, string> = {
  name: "get a token",
  method: "POST",
  path: () => "/identity/token",
  form: ({ secret }) => ({ grant_type: "a:b", apikey: secret }),
  roles: [],
  accepts: [200],
  answer: async () => z.object({ access_token: z.string() }).transform((wire) => wire.access_token),
};

const from = { origin: "https://iam.cloud.ibm.com", headers: { "x-a": "1" } };

const means = {
  patience: patienceAt(1),
  sleep: async () => undefined,
  random: () => 0,
  newId: () => "c-1",
  clock: () => NOON,
};

function readingThrough(...deliveries: Delivery[]) {
  const fake = new FakeTransport(...deliveries);
  let ids = 0;
  const newId = () => `c-${++ids}`;
  const read = makeReader({ ...means, newId, transport: fake.transport });
  return { reading: read(operation, { secret: "a&b=c ü" }, from), sent: fake.sent };
}

const yes = answered(200, { access_token: "t" });
const iam = (status: number) => answered(status, { errorCode: "BXNIM0415E", errorMessage: "no" });
const reset = { result: "lost", cause: failure("ECONNRESET") } as const;
const refused = { result: "never-sent", cause: failure("ECONNREFUSED") } as const;

describe("makeReader", () => {
  it("sends before it loads what reads the answer", async () => {
    const steps: string[] = [];
    const fake = new FakeTransport(yes);
    const read = makeReader({
      ...means,
      transport: (request) => {
        steps.push("sent");
        return fake.transport(request);
      },
    });
    const answer = () => {
      steps.push("loaded");
      return operation.answer();
    };

    await read({ ...operation, answer }, { secret: "s" }, from);

    expect(steps).toEqual(["sent", "loaded"]);
  });

  it("sends a form, and nothing that is only for the service", async () => {
    const { reading, sent } = readingThrough(yes);

    await reading;

    expect(sent).toEqual([
      {
        method: "POST",
        origin: "https://iam.cloud.ibm.com",
        path: "/identity/token",
        headers: {
          accept: "application/json",
          "accept-encoding": "identity",
          "content-type": "application/x-www-form-urlencoded",
          "x-a": "1",
          "correlation-id": "c-1",
        },
        body: "grant_type=a%3Ab&apikey=a%26b%3Dc+%C3%BC",
        correlationId: "c-1",
        largest: 1_048_576,
      },
    ]);
  });

  it("gives value, time and the id of the try that was answered", async () => {
    const date = "Tue, 12 May 2026 09:12:00 GMT";
    const { reading } = readingThrough(reset, answered(200, { access_token: "t" }, { date }));

    expect(await reading).toEqual({
      value: "t",
      serverNow: new Date("2026-05-12T09:12:00Z"),
      correlationId: "c-2",
    });
  });

  it("falls back on this machine's clock", async () => {
    expect((await readingThrough(yes).reading).serverNow).toBe(NOON);
  });

  it.each([
    { what: "a reset", failing: reset },
    { what: "a refused connection", failing: refused },
    { what: "a 429", failing: answered(429) },
    { what: "a 500", failing: answered(500) },
    { what: "a 502", failing: answered(502, "<html>") },
    { what: "a 503", failing: answered(503) },
    { what: "half a JSON", failing: answered(200, '{"access') },
  ])("tries three times after $what, each time under another id", async ({ failing }) => {
    const saved = readingThrough(failing, failing, yes);
    const given = readingThrough(failing, failing, failing);

    expect((await saved.reading).value).toBe("t");
    await expect(given.reading).rejects.toMatchObject({
      name: "KpDualError",
      exit: expect.any(Number),
    });
    expect(given.sent.map(({ correlationId }) => correlationId)).toEqual(["c-1", "c-2", "c-3"]);
  });

  it.each([
    { what: "IAM's 400", failing: iam(400), code: "BXNIM0415E" },
    { what: "IAM's 401", failing: iam(401), code: "BXNIM0415E" },
    { what: "a redirect", failing: answered(302), code: "proxy-answered" },
    { what: "a 501", failing: answered(501), code: "failing" },
    { what: "JSON that does not fit", failing: answered(200, {}), code: "malformed-answer" },
    {
      what: "a bad certificate",
      failing: { result: "never-sent", cause: failure("CERT_HAS_EXPIRED") } as const,
      code: "tls-failed",
    },
    {
      what: "an unknown host",
      failing: { result: "never-sent", cause: failure("ENOTFOUND") } as const,
      code: "name-not-resolved",
    },
  ])("does not try again after $what", async ({ failing, code }) => {
    const { reading, sent } = readingThrough(failing);

    await expect(reading).rejects.toMatchObject({ code });
    expect(sent).toHaveLength(1);
  });

  it("names host and operation in its errors", async () => {
    const { reading } = readingThrough(refused, refused, refused);

    await expect(reading).rejects.toMatchObject({
      facts: { values: { host: "iam.cloud.ibm.com", operation: "get a token" } },
    });
  });
});
