import { Chalk } from "chalk";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clipped,
  drawn,
  joined,
  json,
  padded,
  painted,
  shown,
  visible,
  woven,
  wrapped,
} from "../../src/views/gate.js";
import { widthOf } from "../../src/views/width.js";
import { anyText } from "../hostile/any-text.js";
import { HOSTILE } from "../hostile/corpus.js";
import { rawIn, rawInPipe } from "../hostile/raw.js";

const chalk = new Chalk({ level: 1 });
describe("visible", () => {
  it.each([
    ["pay\u202eroll", "pay<U+202E>roll"],
    ["a\nb\rc\td\u000be", "a<U+000A>b<U+000D>c<U+0009>d<U+000B>e"],
    ["\u001b[31m", "<U+001B>[31m"],
    ["\u007f\u0085\u009b", "<U+007F><U+0085><U+009B>"],
    ["\u{e0041}", "<U+E0041>"],
    ["a\u2800\u{13441}\u{13442}b", "a<U+2800><U+13441><U+13442>b"],
    ["a\u{16fe4}\u{1d159}b", "a<U+16FE4><U+1D159>b"],
    ["\u3164\uffa0\u115f", "<U+3164><U+FFA0><U+115F>"],
    ["1\u0301!\u0301+\u0301", "1\u0301!\u0301+\u0301"],
    ["\ud800x", "<U+D800>x"],
    ["e\u0301", "e\u0301"],
    ["a\u0301\u0301\u0301\u0301\u0301\u0301", "a\u0301\u0301\u0301\u0301<U+0301><U+0301>"],
    ["\u0301a", "<U+0301>a"],
    [" \u0301", " <U+0301>"],
    ["日本語 ключ 🔑 ✓ ½", "日本語 ключ 🔑 ✓ ½"],
    ["नमस्ते", "नमस्ते"],
    ["", ""],
  ])("shows %j as %j", (text, told) => {
    expect(visible(text)).toBe(told);
  });

  it("leaves all of printable ASCII alone", () => {
    const ascii = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at)).join("");
    expect(visible(ascii)).toBe(ascii);
  });

  it.each(HOSTILE.map((text) => [text]))("lets nothing dangerous through of %j", (text) => {
    expect(rawInPipe(visible(text))).toEqual([]);
  });

  it("lets nothing dangerous through, whatever comes, and twice is the same as once", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(rawInPipe(visible(text))).toEqual([]);
        expect(visible(visible(text))).toBe(visible(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes a time that grows with the text, not with its square", () => {
    const began = performance.now();
    visible("\u0301".repeat(50_000));
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe("shown and woven", () => {
  it("let values through the gate, and colours of ours only where they are woven in", () => {
    const red = painted(chalk.red, shown`no`);

    expect(shown`it says ${"a\nb"} ${7}`).toBe("it says a<U+000A>b 7");
    expect(shown`${red}`).toBe("<U+001B>[31mno<U+001B>[39m");
    expect(woven`it says ${red}`).toBe("it says \u001b[31mno\u001b[39m");
  });

  it("join parts by a text that goes through the gate too", () => {
    expect(joined([shown`a`, shown`b`], ", ")).toBe("a, b");
    expect(joined([shown`a`, shown`b`], "\n")).toBe("a<U+000A>b");
    expect(joined([], ", ")).toBe("");
  });

  it("leave nothing but our colours of anything that is put into a line", () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const line = woven`${shown`${one}`} ${painted(chalk.red, visible(other))}`;
        expect(rawIn(line)).toEqual([]);
      }),
    );
  });
});

describe("painted", () => {
  it("takes colours of ours, one within the other too", () => {
    const bold = painted(chalk.bold, shown`x`);
    expect(painted(chalk.red, bold)).toBe("\u001b[31m\u001b[1mx\u001b[22m\u001b[39m");
  });

  it.each([
    { paint: () => "something else" },
    { paint: (text: string) => `${text}\u001b[2J` },
    { paint: (text: string) => chalk.bgRed(text) },
  ])("does not use a paint that does more than colour: $paint", ({ paint }) => {
    expect(painted(paint, shown`x`)).toBe("x");
  });
});

describe("padded, clipped and wrapped", () => {
  it.each([
    ["ab", "ab  |"],
    ["日本", "日本|"],
    ["日本語", "日本語|"],
    ["e\u0301", "e\u0301   |"],
    ["🔑", "🔑  |"],
    ["🫠", "🫠  |"],
  ])("fill %j up to four columns", (text, told) => {
    expect(`${padded(visible(text), 4)}|`).toBe(told);
  });

  it("do not count colours", () => {
    expect(padded(painted(chalk.red, shown`ab`), 4)).toBe("\u001b[31mab\u001b[39m  ");
  });

  it.each([
    ["abcd", "abcd"],
    ["abcde", "abc…"],
    ["日本語", "日…"],
    ["aé́bcde", "aé́b…"],
  ])("cut %j to four columns", (text, told) => {
    expect(clipped(visible(text), 4)).toBe(told);
  });

  it("break after a blank, else within a word, and leave nothing out", () => {
    for (const columns of [8, 9, 12])
      expect(wrapped(shown`one two three`, columns)).toEqual(["one two ", "three"]);
    expect(wrapped(shown`abcdefgh`, 4)).toEqual(["abcd", "efgh"]);
    expect(wrapped(shown`abcdefghij`, 4)).toEqual(["abcd", "efgh", "ij"]);
    expect(wrapped(shown`   abcdefgh`, 6)).toEqual(["   abc", "defgh"]);
    expect(wrapped(shown`日本語`, 3)).toEqual(["日", "本", "語"]);
    expect(wrapped(shown``, 4)).toEqual([""]);
    expect(wrapped(painted(chalk.red, shown`abcdef`), 4)).toEqual(["abcd", "ef"]);
  });

  it("keep the colours of what fits", () => {
    const red = painted(chalk.red, shown`abcd`);

    expect(wrapped(red, 4)).toEqual([red]);
    expect(clipped(red, 4)).toBe(red);
  });

  it("never break a line wider than they may, and lose no character", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 100 }), (text, columns) => {
        const lines = wrapped(visible(text), columns);

        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
        expect(lines.join("")).toBe(visible(text));
        expect(widthOf(clipped(visible(text), columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe("drawn", () => {
  it("keeps our colours and makes all else visible that a drawing brings along", () => {
    const cells = [[painted(chalk.red, shown`a`), shown`b`]];

    const lines = drawn(cells, ([row = []]) => `${row.join(" ")}  \n\u001b[5mx\u0007`);

    expect(lines).toEqual(["\u001b[31ma\u001b[39m b", "<U+001B>[5mx<U+0007>"]);
  });
});

describe("json", () => {
  it.each(HOSTILE.map((text) => [text]))("tells %j without loss and without danger", (text) => {
    const document = json({ [text]: [text] });

    expect(JSON.parse(document)).toEqual({ [text]: [text] });
    expect(rawInPipe(document)).toEqual([]);
  });

  it("round-trips any model, and has nothing dangerous in it but its own line breaks", () => {
    fc.assert(
      fc.property(fc.record({ a: anyText, b: fc.array(anyText), c: fc.jsonValue() }), (model) => {
        const document = json(model);
        expect(JSON.parse(document)).toEqual(JSON.parse(JSON.stringify(model)));
        expect(rawInPipe(document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("escapes as JSON.stringify does, in small letters", () => {
    expect(json("\u202e\u{e0041}\u007f")).toBe('"\\u202e\\udb40\\udc41\\u007f"');
  });

  it("is set in by two spaces, or all in one line", () => {
    expect(json({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(json({ a: [1] }, 0)).toBe('{"a":[1]}');
    expect(json(undefined)).toBe("null");
  });
});
