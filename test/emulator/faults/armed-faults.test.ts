import { describe, expect, it } from "vitest";
import { ArmedFaults } from "../../../src/emulator/faults/armed-faults.js";
import { asked } from "./asked.js";

const CLOSE = { at: "after-commit", do: "close" };
const RESET = { at: "after-commit", do: "reset" };

function armed(...faults: object[]): ArmedFaults {
  const all = new ArmedFaults(() => 0);
  all.set(faults);
  return all;
}

/** What each of the requests was hit by. */
const hits = (faults: ArmedFaults, requests: readonly string[]) =>
  requests.map((request) => {
    const fault = faults.hit(asked(request));
    return fault && "do" in fault ? fault.do : null;
  });

const times = (n: number, request: string) => Array.from({ length: n }, () => request);
const keys = Array.from({ length: 2_000 }, (_, n) => `DELETE /api/v2/keys/${n}`);

describe("ArmedFaults", () => {
  it("hits nothing until it is told to, and nothing after it was cleared", () => {
    const faults = armed();
    expect(hits(faults, ["GET /a"])).toEqual([null]);

    faults.set([RESET]);
    expect(hits(faults, ["GET /a"])).toEqual(["reset"]);

    faults.set([]);
    expect(hits(faults, ["GET /a"])).toEqual([null]);
    expect(faults.list()).toEqual([]);
  });

  it("keeps what was set where something new does not fit", () => {
    const faults = armed(RESET);
    expect(() => faults.set([CLOSE, "nonsense"])).toThrow("[1]: ");
    expect(hits(faults, ["GET /a"])).toEqual(["reset"]);
  });

  it("begins to count anew when faults are set", () => {
    const faults = armed({ ...RESET, match: { nth: 1 } });
    hits(faults, times(3, "GET /a"));
    faults.set([{ ...RESET, match: { nth: 1 } }]);
    expect(hits(faults, times(2, "GET /a"))).toEqual(["reset", null]);
  });

  it.each([1, 2, 3])("hits only number %i of those that fit", (nth) => {
    const faults = armed({ ...RESET, match: { method: "DELETE", nth } });

    const hit = hits(faults, ["GET /a", "DELETE /a", "GET /a", "DELETE /b", "DELETE /a"]);

    expect(hit.filter((_, place) => [1, 3, 4].includes(place)).indexOf("reset")).toBe(nth - 1);
    expect(hit.filter((action) => action === "reset")).toHaveLength(1);
  });

  it("hits at most so often as it is told", () => {
    const hit = hits(armed({ ...RESET, times: 2 }), times(4, "GET /a"));
    expect(hit).toEqual(["reset", "reset", null, null]);
  });

  it("lets the first that fires hit, while the others count what they have seen", () => {
    const faults = armed(
      { ...RESET, match: { method: "GET" }, times: 1 },
      { ...CLOSE, match: { nth: 2 } },
      { ...CLOSE, match: { method: "PUT" } },
    );

    expect(hits(faults, times(3, "GET /a"))).toEqual(["reset", "close", null]);
    expect(faults.list().map(({ seen, fired }) => [seen, fired])).toEqual([
      [3, 1],
      [3, 1],
      [0, 0],
    ]);
  });

  it("does not use up a fault that another one forestalls", () => {
    const faults = armed({ ...RESET, times: 1 }, { ...CLOSE, times: 1 });
    expect(hits(faults, times(3, "GET /a"))).toEqual(["reset", "close", null]);
  });

  it("lists a fault as it was set, with its counts", () => {
    const faults = armed({ ...RESET, match: { by: "bob" } });
    hits(faults, ["GET /a"]);
    expect(faults.list()).toEqual([
      { ...RESET, match: { by: "bob" }, rate: 1, seed: 0, seen: 1, fired: 1 },
    ]);
  });
});

describe("a rate", () => {
  it.each([0, 0.05, 0.25, 0.4, 1])("of %d hits as many, whatever the seed", (rate) => {
    for (const seed of [1, 2, 3]) {
      const hit = hits(armed({ ...RESET, rate, seed }), keys).filter((action) => action !== null);
      expect(Math.abs(hit.length / keys.length - rate)).toBeLessThan(rate % 1 === 0 ? 1e-9 : 0.03);
    }
  });

  it("hits the same requests again with the same seed, and others with another", () => {
    const run = (seed: number) => hits(armed({ ...RESET, rate: 0.25, seed }), keys);
    expect(run(7)).toEqual(run(7));
    expect(run(8)).not.toEqual(run(7));
  });

  it("does not depend on the order in which requests come, nor on what else is asked", () => {
    const fault = { ...RESET, match: { method: "DELETE" }, rate: 0.25, seed: 7 };
    const inOrder = hits(armed(fault), keys);

    const reversed = hits(armed(fault), [...keys].reverse()).reverse();
    const amongOthers = armed(fault);
    const noisy = keys.map((key) => {
      hits(amongOthers, [`GET ${key}`, `${key}/purge`]);
      return hits(amongOthers, [key])[0];
    });

    expect(reversed).toEqual(inOrder);
    expect(noisy).toEqual(inOrder);
  });

  it("decides anew each time that the same is asked, and for each person", () => {
    const faults = armed({ ...RESET, rate: 0.5, seed: 7 });
    const [first, second] = [times(64, "GET /a"), times(64, "GET /b")];
    const bobs = hits(faults, first);
    expect(new Set(bobs).size).toBe(2);
    expect(hits(faults, second)).not.toEqual(bobs);
    const both = armed({ ...RESET, rate: 0.5, seed: 7 });
    const bobsAmongAnns = first.flatMap((request) => {
      both.hit(asked(request, "ann"));
      return hits(both, [request]);
    });
    expect(bobsAmongAnns).toEqual(bobs);
    const anns = first.map((request) => faults.hit(asked(request, "ann"))?.match);
    expect(anns.map((hit) => hit !== undefined)).not.toEqual(bobs.map((hit) => hit !== null));
  });

  it("of one fault says nothing about the next one's, even with the same seed", () => {
    const half = { rate: 0.5, seed: 7 };
    const hit = hits(armed({ ...RESET, ...half }, { ...CLOSE, ...half }), keys);
    expect(hit.filter((action) => action === "close").length / keys.length).toBeCloseTo(0.25, 1);
  });
});

describe("a limit", () => {
  it("hits what finds the bucket empty, and fills again", () => {
    const clock = { ms: 0 };
    const faults = new ArmedFaults(() => clock.ms);
    faults.set([{ limit: { perSecond: 10, burst: 2 }, match: { method: "DELETE" } }]);
    const isHit = (request: string) => faults.hit(asked(request)) !== null;

    expect(["DELETE /a", "DELETE /b", "DELETE /c", "GET /c"].map(isHit)).toEqual([
      ...[false, false, true, false],
    ]);
    clock.ms = 99;
    expect(isHit("DELETE /c")).toBe(true);
    clock.ms = 100;
    expect(isHit("DELETE /c")).toBe(false);
    expect(faults.list()).toMatchObject([{ seen: 5, fired: 2 }]);
  });
});
