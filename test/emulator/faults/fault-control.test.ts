import { describe, expect, it } from "vitest";
import { ask, started } from "../asking.js";
import { aSeed, ORDERS } from "../seeds.js";
import { rawly } from "./rawly.js";

const FAULTS = "/_rehearsal/faults";
const filled = { match: {}, rate: 1, seed: 0, seen: 0, fired: 0 };

describe("the faults", () => {
  it("are set, listed with what they did, and cleared", async () => {
    const { url } = await started(aSeed());
    const faults = [
      { match: { method: "DELETE", key: ORDERS, nth: 1 }, at: "after-commit", do: "reset" },
      {
        rate: 0.25,
        seed: 7,
        at: "before-commit",
        do: { status: 503, headers: { "retry-after": "2" } },
      },
    ];

    const set = await ask(url, `POST ${FAULTS}`, { body: faults });

    expect(set).toMatchObject({
      status: 200,
      body: [
        { ...filled, ...faults[0] },
        { ...filled, ...faults[1] },
      ],
    });
    for (const _ of Array(40)) await ask(url, "GET /anything");
    const [first, second] = Object((await ask(url, `GET ${FAULTS}`)).body);
    expect([first.seen, first.fired, second.seen]).toEqual([0, 0, 40]);
    expect(second.fired).toBeGreaterThan(0);
    expect((await ask(url, `POST ${FAULTS}`, { body: [] })).body).toEqual([]);
    expect((await ask(url, `GET ${FAULTS}`)).body).toEqual([]);
  });

  it.each([
    ["not JSON", "the faults: "],
    [{ at: "after-commit", do: "reset" }, "the faults: "],
    [[{ at: "after-commit", do: "reset", colour: "red" }], '[0]: unknown field "colour"'],
  ])("are not set by %j, which changes nothing", async (body, start) => {
    const { url, faults } = await started(aSeed());
    faults.set([{ at: "after-commit", do: "close" }]);

    const reply = await ask(url, `POST ${FAULTS}`, { body });

    expect([reply.status, Object(reply.body).error]).toEqual([400, expect.stringContaining(start)]);
    expect(faults.list()).toMatchObject([{ do: "close" }]);
  });

  it("never hit the control", async () => {
    const { url, faults } = await started(aSeed());
    faults.set([{ at: "before-accept", do: "reset" }, { limit: { perSecond: 0.001 } }]);
    for (const path of ["clock", "requests", "changes", "faults"])
      expect((await ask(url, `GET /_rehearsal/${path}`)).status).toBe(200);
    expect(faults.list()).toMatchObject([{ seen: 0 }, { seen: 0 }]);
  });

  it("nor what is refused for its host", async () => {
    const { url, faults } = await started(aSeed());
    faults.set([{ at: "before-commit", do: { status: 418 } }]);
    expect((await ask(url, "GET /anything")).status).toBe(418);
    const reply = await rawly(url, "GET /anything", { headers: { host: "evil.example" } });
    expect(reply.text).toMatch(/^HTTP\/1\.1 403 /);
  });
});
