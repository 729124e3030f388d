import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shellWord } from "../../src/errors/shell-word.js";

describe("shellWord", () => {
  it.each(["orders-db-root", "02fd6835-6001-4482-a892-13bd2085f75d", "crn:v1:a/b", "/tmp/x.json"])(
    "leaves %s as it is",
    (text) => {
      expect(shellWord(text)).toBe(text);
    },
  );

  it.each(["$(reboot) now", "it's", "a b", "", "-", "a;b", "`x`", "*", "~"])(
    "comes out of a shell as it went in: %s",
    (text) => {
      const printed = execFileSync("/bin/sh", ["-c", `printf '%s' ${shellWord(text)}`]);
      expect(printed.toString()).toBe(text);
    },
  );

  it("holds the text and nothing else between its quotes", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const word = shellWord(text);
        const inside = word.startsWith("'") ? word.slice(1, -1).split("'\\''") : [word];
        expect(inside.join("'")).toBe(text);
        expect(inside.some((part) => part.includes("'"))).toBe(false);
      }),
    );
  });
});
