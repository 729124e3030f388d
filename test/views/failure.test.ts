import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { catalogue, type ErrorCode } from "../../src/errors/catalogue.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { styleFor } from "../../src/views/chalk-style.js";
import { crashLines, failureJson, failureLines } from "../../src/views/failure.js";
import { anyCodePoints } from "../support/any-code-points.js";
import { COLOURFUL, hours, NOW, ORDERS, PIPE, terminal } from "./models.js";

beforeEach(() => {
  vi.stubEnv("TZ", "Europe/Berlin");
});

const values = { key: ORDERS, at: "--instance prod-eu", instance: "prod-eu" };
const refused = new KpDualError("AUTHORIZATIONS_NOT_MET", {
  effect: "not deleted",
  values,
  why: "the one approval is likely your own",
  do: ["ask another Manager of {instance} to run: kp-dual key delete {key} {at}", "wait"],
  status: 409,
  reason: " AUTHORIZATIONS_NOT_MET",
  said: "Conflict: 1 prior authorization(s) are required",
  correlationId: "8ad33eb2-7bbf-4b7a-a02e-221959920342",
  until: hours(7 * 24),
  now: NOW,
});

describe("failureLines", () => {
  it("says what did not happen, why, what was said, until when, and what to do", () => {
    expect(failureLines(refused, PIPE)).toEqual([
      `error: not deleted: ${catalogue.AUTHORIZATIONS_NOT_MET.title}`,
      "  why    the one approval is likely your own",
      "  said   409 AUTHORIZATIONS_NOT_MET, correlation 8ad33eb2-7bbf-4b7a-a02e-221959920342",
      "  until  Tue 19 May 2026 09:20 +02:00 (in 7d 0h)",
      `  do     ask another Manager of prod-eu to run: kp-dual key delete ${ORDERS} --instance prod-eu`,
    ]);
  });

  it("leaves out what has no content", () => {
    const labels = failureLines(new KpDualError("declined"), PIPE).map((line) => line.slice(2, 7));
    expect(labels).toEqual(["ror: ", "why  ", "do   "]);
  });

  it("says from when on it is possible, without what is left where nobody told the time", () => {
    const early = new KpDualError("REQ_TOO_EARLY_ERR", { retryAt: hours(4) });
    expect(failureLines(early, PIPE)).toContain(
      "  until  Tue 12 May 2026 13:20 +02:00, possible from then on",
    );
  });

  it.each([
    {
      when: "the code is unknown",
      facts: { reason: "NEW_ERR" },
      said: '409 NEW_ERR, "Conflict: so"',
    },
    { when: "there is no code", facts: {}, said: '409, "Conflict: so"' },
    {
      when: "the code is known",
      facts: { reason: "KEY_DELETED_ERR" },
      said: "409 KEY_DELETED_ERR",
    },
    {
      when: "it is a word of ours",
      facts: { reason: "toString" },
      said: '409 toString, "Conflict: so"',
    },
  ])("quotes the service's own words only where they are needed: $when", ({ facts, said }) => {
    const error = new KpDualError("service-refused", {
      status: 409,
      said: "Conflict: so",
      ...facts,
    });
    expect(failureLines(error, PIPE)).toContain(`  said   ${said}`);
  });

  it("keeps its title bold where it takes two rows", () => {
    const narrow = styleFor({ columns: 30, colour: true });
    const [first = "", second = ""] = failureLines(new KpDualError("declined"), narrow);

    expect([first, second].map((line) => line.split("\u001b[1m").length)).toEqual([3, 2]);
  });

  it("cuts what is said too long, and makes it visible", () => {
    const said = `\u001b[2J${"x".repeat(10_000)}`;
    const line = failureLines(new KpDualError("service-refused", { said }), PIPE)[2] ?? "";

    expect(line).toMatch(/^ {2}said {3}"<U\+001B>\[2Jx+…"$/);
    expect(line.length).toBeLessThan(320);
  });

  it("has at most five lines for every entry, and each of them in one line", () => {
    const text = anyCodePoints();
    const facts = fc.record({
      effect: text,
      said: text,
      reason: text,
      correlationId: text,
      until: fc.constant(NOW),
      retryAt: fc.constant(NOW),
    });
    const codes = fc.constantFrom(...(Object.keys(catalogue) as ErrorCode[]));
    fc.assert(
      fc.property(codes, facts, (code, known) => {
        const lines = failureLines(new KpDualError(code, known), PIPE);

        expect(lines.length).toBeLessThanOrEqual(5);
        expect(lines.join("")).not.toMatch(/\p{Cc}|undefined|\[object/u);
      }),
    );
  });

  it("is not told by colour alone", () => {
    const plain = failureLines(refused, COLOURFUL).map((line) => line.replaceAll(/\[\d+m/g, ""));
    expect(plain[0]).toContain("error:");
  });
});

it("takes key material out of the service's words before it breaks them into lines", () => {
  const material = "kJ3v/Q9x+Wm2".repeat(20);
  const said = `could not read {"payload":"${material}"}`;

  const lines = failureLines(new KpDualError("failing", { status: 503, said }), terminal(60));

  expect(lines.join("")).toContain("[secret]");
  expect(lines.join("").replaceAll(" ", "")).not.toMatch(/kJ3v|Wm2/);
});

describe("failureJson", () => {
  it("has the fields of the interface, in their order", () => {
    expect(Object.entries(failureJson(refused).error)).toEqual([
      ["title", `not deleted: ${catalogue.AUTHORIZATIONS_NOT_MET.title}`],
      ["why", "the one approval is likely your own"],
      ["status", 409],
      ["reason", "AUTHORIZATIONS_NOT_MET"],
      ["correlationId", "8ad33eb2-7bbf-4b7a-a02e-221959920342"],
      ["until", "2026-05-19T07:20:00Z"],
      ["retryAt", null],
      [
        "do",
        [
          `ask another Manager of prod-eu to run: kp-dual key delete ${ORDERS} --instance prod-eu`,
          "wait",
        ],
      ],
      ["exit", 3],
      ["changed", false],
    ]);
  });

  it("says that nobody knows what changed, unless somebody does", () => {
    expect(failureJson(new KpDualError("answer-lost")).error.changed).toBe("unknown");
    expect(failureJson(new KpDualError("answer-lost", { changed: true })).error.changed).toBe(true);
  });

  it("keeps the words of the service where no entry stands for them", () => {
    const error = new KpDualError("service-refused", { reason: "NEW_ERR", said: "so" });
    expect(failureJson(error).error.why).toMatch(/; it was said: "so"$/);
    expect(failureJson(refused).error.why).not.toContain("said");
  });
});

describe("crashLines", () => {
  it("is one line, with where it happened only for --debug", () => {
    const error = new TypeError("x is not a function\nand more");

    expect(crashLines(error, false)).toEqual([
      "error: unexpected: a fault of kp-dual itself (TypeError: x is not a function)",
    ]);
    expect(crashLines(error, true)[1]).toMatch(/^ {2}at /);
  });

  it("never repeats what a parser says, since it quotes its input", () => {
    let quoting: unknown;
    try {
      JSON.parse('{"apikey": SECRET}');
    } catch (error) {
      quoting = error;
    }

    expect(crashLines(quoting, true).join("\n")).not.toContain("SECRET");
    expect(crashLines(quoting, false)[0]).toContain("(SyntaxError)");
  });

  it.each([
    ["a string", "(thrown: string)"],
    [null, "(thrown: object)"],
    [undefined, "(thrown: undefined)"],
    [Object.create(null), "(thrown: object)"],
  ])("survives %o being thrown", (thrown, told) => {
    expect(crashLines(thrown, true)).toEqual([
      `error: unexpected: a fault of kp-dual itself ${told}`,
    ]);
  });

  it("makes the message visible", () => {
    expect(crashLines(new Error("\u001b[2J"), false)[0]).toContain("(Error: <U+001B>[2J)");
  });
});
