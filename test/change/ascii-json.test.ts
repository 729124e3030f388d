import { describe, expect, it } from "vitest";
import { asciiJson, asciiJsonLines } from "../../src/change/ascii-json.js";

const HOSTILE = { name: "\u202e\u0085\u2028é\u{1f511}\u007f~ \u001b", list: ["\n", 1] };

describe("JSON in ASCII", () => {
  it("is one line, and means the same", () => {
    const line = asciiJson(HOSTILE);

    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(line).toContain("\\u0085");
    expect(line).toContain("\\u007f~ ");
    expect(JSON.parse(line)).toEqual(HOSTILE);
  });

  it("for people is on lines of its own making only, and means the same", () => {
    const text = asciiJsonLines(HOSTILE);

    expect(text).toMatch(/^[\x20-\x7e\n]+$/);
    expect(text.split("\n")).toHaveLength(7);
    expect(text.split("\n")[1]).toMatch(/^ {2}"name": "\\u202e/);
    expect(JSON.parse(text)).toEqual(HOSTILE);
  });
});
