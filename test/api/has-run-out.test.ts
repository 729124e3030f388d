import { describe, expect, it } from "vitest";
import { hasRunOut } from "../../src/api/has-run-out.js";
import { tokenWith } from "../support/token-with.js";

const END = new Date("2026-05-12T08:12:00Z");
const token = tokenWith({ exp: END.getTime() / 1_000 });
const around = (ms: number) => new Date(END.getTime() + ms);

describe("hasRunOut", () => {
  it.each([
    { ms: -1, runOut: false },
    { ms: 0, runOut: true },
    { ms: 1, runOut: true },
  ])("is $runOut $ms ms after the end", ({ ms, runOut }) => {
    expect(hasRunOut(token, around(ms))).toBe(runOut);
  });

  it.each([
    { what: "nobody told the time", given: token, now: undefined },
    { what: "the token tells no end", given: tokenWith({}), now: END },
    { what: "it is no token", given: "opaque", now: END },
  ])("is false where $what", ({ given, now }) => {
    expect(hasRunOut(given, now)).toBe(false);
  });
});
