import { describe, expect, it } from "vitest";
import { healthy, ill, unclear, worstOf } from "../../src/core/diagnosis.js";
import { EXIT, type ExitCode } from "../../src/errors/exit-codes.js";

const worst = (...exits: readonly ExitCode[]) => worstOf(exits.map((exit) => ({ exit })));

describe("a symptom", () => {
  it("makes commands fail only where it is a no, and may have something to do in any case", () => {
    expect(healthy("on")).toEqual({ verdict: "ok", detail: "on", do: [], exit: 0 });
    expect(healthy("on", "rest")).toMatchObject({ verdict: "ok", do: ["rest"], exit: 0 });
    expect(unclear("?", "a", "b")).toEqual({
      verdict: "unknown",
      detail: "?",
      do: ["a", "b"],
      exit: 0,
    });
    expect(ill(EXIT.local, "broken", "mend it")).toEqual({
      verdict: "no",
      detail: "broken",
      do: ["mend it"],
      exit: 11,
    });
  });
});

describe("worstOf", () => {
  it("is 0 where nothing is wrong", () => {
    expect(worst()).toBe(EXIT.done);
    expect(worst(EXIT.done, EXIT.done)).toBe(EXIT.done);
  });

  it("goes from this machine outwards, whatever the order in which it was found", () => {
    const order = [
      EXIT.unexpected,
      EXIT.local,
      EXIT.usage,
      EXIT.notAllowed,
      EXIT.notReached,
      EXIT.notFound,
      EXIT.blocked,
    ];

    expect(worst(EXIT.done, EXIT.tooEarly, EXIT.notFound)).toBe(EXIT.notFound);
    for (const [at, gravest] of order.entries())
      expect(worst(EXIT.done, ...order.slice(at).reverse())).toBe(gravest);
  });
});
