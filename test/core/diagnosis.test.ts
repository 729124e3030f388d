import { describe, expect, it } from "vitest";
import { worstOf } from "../../src/core/diagnosis.js";
import { EXIT, type ExitCode } from "../../src/errors/exit-codes.js";

const worst = (...exits: readonly ExitCode[]) => worstOf(exits.map((exit) => ({ exit })));

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

    for (const [at, gravest] of order.entries())
      expect(worst(EXIT.done, ...order.slice(at).reverse())).toBe(gravest);
  });
});
