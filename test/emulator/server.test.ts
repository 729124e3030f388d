import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { EmulatedClock } from "../../src/emulator/clock.js";
import { parseSeed } from "../../src/emulator/seed.js";
import { listen } from "../../src/emulator/server.js";
import { type World, worldOf } from "../../src/emulator/world.js";
import { ask, started } from "./asking.js";
import { aSeed, at, ORDERS } from "./seeds.js";

/** The status of a request as it is written here: nothing is tidied up on the way. */
async function raw(url: string, path: string, host?: string): Promise<number | undefined> {
  const sent = request(url, { path, headers: host === undefined ? {} : { host } }).end();
  const [answer] = await once(sent, "response");
  answer.resume();
  return answer.statusCode;
}

const CLOCK = "/_rehearsal/clock";

describe("the server", () => {
  it.each([
    ["localhost", 200],
    ["LOCALHOST:80", 200],
    ["127.0.0.1:9", 200],
    ["[::1]:9", 200],
    ["evil.example", 403],
    ["127.0.0.1.evil.example", 403],
    ["evil.example:127", 403],
    ["localhost:1@evil.example", 403],
  ])("answers a request for the host %j with %i", async (host, status) => {
    const { url } = await started(aSeed());
    expect(await raw(url, CLOCK, host)).toBe(status);
  });

  it("is bound to this machine alone", async () => {
    const { url } = await started(aSeed());
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it.each([
    `/api/v2/keys/${ORDERS}/../keys`,
    `/api/v2//keys/${ORDERS}`,
    "//evil.example/api/v2/keys",
    "http://evil.example/api/v2/keys",
    `/api/v2/keys/${ORDERS}/metadata/`,
    `/api/v2/keys/${ORDERS}%2Fmetadata/x`,
  ])("takes a path as it is written: %s is not emulated", async (path) => {
    const { url } = await started(aSeed());
    expect(await raw(url, path)).toBe(501);
  });

  it("refuses a body that is too large, and goes on", async () => {
    const { url } = await started(aSeed());
    const body = "x".repeat(1_048_577);
    expect((await ask(url, "POST /identity/token", { body })).status).toBe(413);
    expect((await ask(url, "POST /identity/token", { body: body.slice(1) })).status).toBe(400);
  });

  it("keeps the date, the name of the request and no body for a HEAD", async () => {
    const { url } = await started(aSeed());
    const reply = await ask(url, "HEAD /anything", { headers: { "correlation-id": "c-9" } });
    expect([reply.status, reply.body]).toEqual([501, undefined]);
    expect(reply.headers.get("date")).toMatch(/^Tue, 12 May 2026/);
    expect(reply.headers.get("correlation-id")).toBe("c-9");
  });

  it("ends with every open connection, and with what was put off", async () => {
    const { url, close } = await started(aSeed());
    await ask(url, "POST /_rehearsal/latency", { body: { ms: 600_000 } });
    const idle = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => undefined);
    await once(idle, "connect");
    const waiting = ask(url, "GET /anything").catch(() => "cut");
    await new Promise((done) => setTimeout(done, 50));

    await close();
    await close();

    expect(await waiting).toBe("cut");
    if (!idle.destroyed) await once(idle, "close");
    await expect(ask(url, "GET /anything")).rejects.toThrow("fetch failed");
  });

  const aWorld = (): World => worldOf(parseSeed(aSeed()), new EmulatedClock(at(0)));

  it("does not carry out what it had put off when it ended", async () => {
    const world = aWorld();
    world.latency.ms = 200;
    const { url, close } = await listen(world, 0);
    const waiting = ask(url, "POST /identity/token").catch(() => "cut");
    while (world.log.entries.length === 0) await turn();

    await close();

    expect(await waiting).toBe("cut");
    await new Promise((done) => setTimeout(done, 300));
    expect(world.log.entries).toMatchObject([{ path: "/identity/token", status: null }]);
  });

  it("says so where the emulator itself is at fault, and goes on", async () => {
    const broken: World = { ...aWorld(), people: Object.create(null) };
    const { url, close } = await listen(broken, 0);

    const failed = await ask(url, "POST /identity/token", {
      body: "grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=rehearsal-ann",
    });
    const next = await ask(url, `GET ${CLOCK}`);
    await close();

    expect(failed).toMatchObject({
      status: 500,
      body: { error: expect.stringMatching(/^The emulator failed: TypeError/) },
    });
    expect(next.status).toBe(200);
  });
});

describe("the connections", () => {
  it("are counted, so that it can be told which request came by which", async () => {
    const { url, requests } = await started(aSeed());
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const by = async (options: object) => {
      const sent = request(`${url}/api/v2/keys`, options).end();
      const [answer] = await once(sent, "response");
      await once(answer.resume(), "end");
      await turn();
    };

    await by({ agent });
    await by({ agent });
    await by({ agent: false });
    agent.destroy();

    const numbers = requests().map(({ connection }) => connection);
    expect(numbers[1]).toBe(numbers[0]);
    expect(numbers[2]).not.toBe(numbers[0]);
  });
});
