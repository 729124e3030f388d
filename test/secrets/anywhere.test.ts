import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finished } from "../../src/cli/presentation.js";
import { redactor } from "../../src/views/redact.js";
import { CANARIES } from "./canaries.js";
import { formsOf, hitsIn } from "./scanner.js";

const RUNS = 1_500;

const redact = redactor(() => Object.values(CANARIES));
const forms = Object.values(CANARIES).flatMap((secret) => Object.values(formsOf(secret)));

/** Text as a terminal, a service or a table may have it: words, signs, blanks and borders, or a very long line. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."ab XY01.,:;=/+-_%\"'(){}│"), maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.nat(9_000).map((length) => `${"0123456789 abc-def ".repeat(500).slice(0, length)} `),
);

const gap = fc.constantFrom("", " ", "\n", "   ", " │ ", "|", "<U+200B>", "\\n", "\u001b[31m");

/** A part of a secret of 12 characters or more, in some form, broken up in some way. */
const part = fc
  .record({
    form: fc.constantFrom(...forms),
    from: fc.nat(),
    more: fc.nat(200),
    gap,
    every: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ form, from, more, gap, every }) => {
    const start = from % Math.max(1, form.length - 11);
    const whole = form.slice(start, start + 12 + more);
    return (whole.match(new RegExp(`[^]{1,${every}}`, "g")) ?? []).join(gap);
  });

const count = () => ({ tried: 0, held: 0 });

describe("the redactor", () => {
  it("finds any part of any secret at any place of any text", () => {
    const counted = count();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, part), { minLength: 1, maxLength: 3 }),
        text,
        (given, end) => {
          const all = given.map(([before, secret]) => `${before}${secret}`).join("") + end;
          counted.tried += 1;
          counted.held += Number(hitsIn(all).length > 0);
          expect(hitsIn(redact(all))).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
    expect(counted.tried).toBe(RUNS);
    expect(counted.held).toBeGreaterThan(RUNS * 0.9);
  });

  it("finds it where lines of any width break it", () => {
    const counted = count();
    fc.assert(
      fc.property(
        text,
        part,
        text,
        fc.integer({ min: 1, max: 80 }),
        (before, secret, end, width) => {
          const lines = `${before}${secret}${end}`.match(new RegExp(`[^]{1,${width}}`, "g")) ?? [];
          counted.tried += 1;
          expect(hitsIn(finished(lines, { redact, rehearsal: false }))).toEqual([]);
        },
      ),
      { numRuns: RUNS / 4 },
    );
    expect(counted.tried).toBe(RUNS / 4);
  });

  it("leaves text without a secret as it is", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(redact(`${one} ${other}`)).toBe(`${one} ${other}`);
      }),
    );
  });
});
