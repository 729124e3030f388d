import { describe, expect, it } from "vitest";
import { parseFaults } from "../../../src/emulator/faults/fault.js";
import { FaultError } from "../../../src/emulator/faults/fault-error.js";
import { ORDERS } from "../seeds.js";

const RESET = { at: "after-commit", do: "reset" };
const strike = (more: object) => ({ ...RESET, ...more });
const does = (action: unknown) => ({ at: "after-commit", do: action });

function problem(faults: unknown): string {
  try {
    parseFaults(faults);
  } catch (error) {
    if (error instanceof FaultError) return error.message;
    throw error;
  }
  return "none";
}

describe("parseFaults", () => {
  it("takes the faults of the interface as they stand, and fills in the rest", () => {
    expect(
      parseFaults([
        {
          match: { method: "DELETE", key: ORDERS, nth: 1 },
          at: "after-commit",
          do: "reset",
        },
        {
          rate: 0.25,
          seed: 7,
          at: "before-commit",
          do: { status: 503, headers: { "Retry-After": "2" } },
        },
        { limit: { perSecond: 200 } },
      ]),
    ).toEqual([
      {
        match: { method: "DELETE", key: ORDERS, nth: 1 },
        rate: 1,
        seed: 0,
        at: "after-commit",
        do: "reset",
      },
      {
        match: {},
        rate: 0.25,
        seed: 7,
        at: "before-commit",
        do: { status: 503, headers: { "retry-after": "2" } },
      },
      { match: {}, limit: { perSecond: 200, burst: 1, retryAfter: 1 } },
    ]);
  });

  it.each([
    [[]],
    [[strike({ rate: 0 })]],
    [[strike({ rate: 1, times: 1, seed: -3 })]],
    [[strike({ match: { path: "/", nth: 1 } })]],
    [[{ at: "late-commit", lateMs: 0, do: "close" }]],
    [[{ at: "late-commit", lateMs: 600_000, do: "close" }]],
    [[does({ status: 200 }), does({ status: 599 }), does({ headers: {} }), does({ body: "" })]],
    [[{ limit: { perSecond: 0.1, burst: 1, retryAfter: 0 }, match: { by: "ann" } }]],
  ])("takes %j", (faults) => {
    expect(problem(faults)).toBe("none");
  });

  it.each([
    [undefined, "the faults: expected array, received undefined: correct this field"],
    [{}, "the faults: expected array, received object: correct this field"],
    [["reset"], "[0]: "],
    [[RESET, strike({ colour: "red" })], '[1]: unknown field "colour": take it out'],
    [[strike({ match: { verb: "GET" } })], '[0].match: unknown field "verb": take it out'],
    [[strike({ match: { method: "delete" } })], "[0].match.method: "],
    [[strike({ match: { path: "api/v2" } })], "[0].match.path: "],
    [[strike({ match: { path: "/api/**/purge" } })], "[0].match.path: "],
    [[strike({ match: { nth: 0 } })], "[0].match.nth: "],
    [[strike({ rate: -0.01 })], "[0].rate: "],
    [[strike({ rate: 1.01 })], "[0].rate: "],
    [[strike({ seed: 0.5 })], "[0].seed: "],
    [[strike({ times: 0 })], "[0].times: "],
    [[{ do: "reset" }], "[0].at: expected before-accept, "],
    [[strike({ at: "soon" })], "[0].at: expected before-accept, "],
    [[{ at: "after-commit" }], "[0].do: expected object, received undefined"],
    [[does("explode")], '[0].do: expected one of "reset"|"close"|"stall"|"drip": '],
    [[does({})], "[0].do: expected status, headers or body"],
    [[does({ delay: 1 })], '[0].do: unknown field "delay": take it out'],
    [[does({ status: 199 })], "[0].do.status: "],
    [[does({ status: 600 })], "[0].do.status: "],
    [[does({ headers: { "a b": "c" } })], "[0].do.headers.a b: "],
    [[does({ headers: { a: "b\r\nc: d" } })], "[0].do.headers.a: expected plain characters"],
    [[does({ headers: { a: 2 } })], "[0].do.headers.a: expected string, received number"],
    [[does({ body: {} })], "[0].do.body: expected string, received object"],
    [[{ at: "late-commit", do: "reset" }], "[0].lateMs: "],
    [[{ at: "late-commit", lateMs: -1, do: "reset" }], "[0].lateMs: "],
    [[{ at: "late-commit", lateMs: 600_001, do: "reset" }], "[0].lateMs: "],
    [[strike({ lateMs: 5 })], '[0]: unknown field "lateMs": take it out'],
    [[{ limit: {} }], "[0].limit.perSecond: "],
    [[{ limit: { perSecond: 0 } }], "[0].limit.perSecond: "],
    [[{ limit: { perSecond: 1, burst: 0 } }], "[0].limit.burst: "],
    [[{ limit: { perSecond: 1, per: "s" } }], '[0].limit: unknown field "per": take it out'],
    [[{ limit: { perSecond: 1 }, do: "reset" }], '[0]: unknown field "do": take it out'],
    [
      [{ limit: { perSecond: 1 }, match: { nth: 1 } }],
      '[0].match: unknown field "nth": take it out',
    ],
  ])("does not take %j: %s", (faults, start) => {
    expect(problem(faults).slice(0, start.length)).toBe(start);
  });
});
