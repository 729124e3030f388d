import { describe, expect, it } from "vitest";
import { as, ask, started } from "./asking.js";
import { aSeed, at, DAY, isSoonAfter, ORDERS } from "./seeds.js";

const CLOCK = "/_rehearsal/clock";

describe("the clock", () => {
  it("is read, moved on and set, for the emulator's owner too", async () => {
    const { url, clock } = await started(aSeed());
    const move = async (body: object) =>
      Object((await ask(url, `POST ${CLOCK}`, { body })).body).now;

    expect(Object((await ask(url, `GET ${CLOCK}`)).body).now).toSatisfy(isSoonAfter(at(0)));
    expect(await move({ advance: "6d23h59m59s" })).toSatisfy(isSoonAfter(at(7 * DAY - 1000)));
    expect(clock.now().toISOString()).toMatch(/^2026-05-19T07:1/);
    expect(await move({ set: "2031-01-01T00:00:00Z" })).toMatch(/^2031-01-01T00:00:\d\dZ$/);
    clock.set(at(0));
    expect(Object((await ask(url, `GET ${CLOCK}`)).body).now).toSatisfy(isSoonAfter(at(0)));
  });

  it.each([
    "not JSON",
    {},
    { advance: "a week" },
    { advance: 7 },
    { set: "tomorrow" },
    { advance: "1d", set: "2031-01-01T00:00:00Z" },
    { advance: "1d", colour: "red" },
  ])("is not moved by %j", async (body) => {
    const { url } = await started(aSeed());
    const reply = await ask(url, `POST ${CLOCK}`, { body });
    expect([reply.status, Object(reply.body)]).toEqual([400, { error: expect.any(String) }]);
    expect(Object((await ask(url, `GET ${CLOCK}`)).body).now).toSatisfy(isSoonAfter(at(0)));
  });

  it("ends where years have more than four digits", async () => {
    const { url } = await started(aSeed());
    await ask(url, `POST ${CLOCK}`, { body: { set: "9999-12-31T00:00:00Z" } });
    expect((await ask(url, `POST ${CLOCK}`, { body: { advance: "1d" } })).status).toBe(400);
  });
});

describe("the requests", () => {
  it("are listed with who made them and what came of it, the control's own left out", async () => {
    const emulator = await started(aSeed());
    const { url } = emulator;
    const headers = { "correlation-id": "c-1" };
    await as("ann", emulator)(`DELETE /keys/${ORDERS}?force=true`, { headers });
    await ask(url, `GET /api/v2/keys/${ORDERS}/metadata`, { headers });
    await ask(url, `GET ${CLOCK}`);

    const { body } = await ask(url, "GET /_rehearsal/requests");

    const stated = expect.toSatisfy(isSoonAfter(at(0)));
    const ms = expect.toSatisfy((value) => typeof value === "number" && value >= 0);
    const timed = { connection: expect.any(Number), cameMs: ms, tookMs: ms };
    expect(body).toEqual([
      {
        n: 1,
        at: stated,
        method: "POST",
        path: "/identity/token",
        by: "ann",
        status: 200,
        correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        ...timed,
        fault: null,
        committed: false,
      },
      {
        n: 2,
        at: stated,
        method: "DELETE",
        path: `/api/v2/keys/${ORDERS}?force=true`,
        by: "ann",
        status: 401,
        correlationId: "c-1",
        ...timed,
        fault: null,
        committed: false,
      },
      {
        n: 3,
        at: stated,
        method: "GET",
        path: `/api/v2/keys/${ORDERS}/metadata`,
        by: null,
        status: 400,
        correlationId: "c-1",
        ...timed,
        fault: null,
        committed: false,
      },
    ]);
  });
});

describe("the latency", () => {
  it("puts off every answer but the control's", async () => {
    const { url } = await started(aSeed());
    const took = async (request: string) => {
      const before = performance.now();
      await ask(url, request);
      return performance.now() - before;
    };

    const set = await ask(url, "POST /_rehearsal/latency", { body: { ms: 700 } });

    expect([set.status, set.body]).toEqual([200, { ms: 700 }]);
    expect(await took("GET /anything")).toBeGreaterThan(690);
    expect(await took(`GET ${CLOCK}`)).toBeLessThan(690);
  });

  it.each([{ ms: -1 }, { ms: 1.5 }, { ms: "50" }, {}, { ms: 50, s: 1 }])(
    "is not %j",
    async (body) => {
      const { url } = await started(aSeed());
      expect((await ask(url, "POST /_rehearsal/latency", { body })).status).toBe(400);
    },
  );
});

describe("what the control does not do", () => {
  it("is said: 501", async () => {
    const { url } = await started(aSeed());
    const reply = await ask(url, "POST /_rehearsal/changes", { body: [] });
    expect(reply.status).toBe(501);
    expect(JSON.stringify(reply.body)).toContain("POST /_rehearsal/changes is not emulated");
    expect((await ask(url, "DELETE /_rehearsal/clock")).status).toBe(501);
  });
});
