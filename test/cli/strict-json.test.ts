import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NotStrict, strictJson } from "../../src/cli/strict-json.js";

const strict = (text: string): unknown => {
  try {
    return strictJson(text);
  } catch (error) {
    return error instanceof NotStrict ? error.message : error;
  }
};

describe("strictJson", () => {
  it("reads what any JSON says that is written once", () => {
    const RUNS = 2_000;
    let read = 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        if (/"__proto__":/.test(text)) return;
        expect(strictJson(text)).toEqual(JSON.parse(text));
        read += 1;
      }),
      { numRuns: RUNS, examples: [[{ ':"': { "\\": ':"a":', '\\"': [{ a: ":" }] } }, 1]] },
    );
    expect(read).toBeGreaterThan(RUNS * 0.9);
  });

  it.each([
    ['{"a":1,"a":1}', "has a name twice in the same place"],
    ['[{"b":{"a":1,"\\u0061":2}}]', "has a name twice in the same place"],
    ['{"":1,"":2}', "has a name twice in the same place"],
    ['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', { a: { a: 1 }, b: [{ a: 1 }, { a: 1 }] }],
    ['{"a":{"__proto__":1}}', "has the unknown field __proto__"],
  ])("says of %s: %j", (text, comes) => {
    expect(strict(text)).toEqual(comes);
  });

  it("tells where it is none, and quotes nothing", () => {
    expect(strict('{\n  "secret": 1,\n}')).toBe("is not JSON (line 3, column 1)");
    expect(strict('["secret in JSON at position 3"')).toMatch(/^is not JSON( \(line 1, .*\))?$/);
    expect(strict("secret in JSON at position 3")).toBe("is not JSON");
  });
});
