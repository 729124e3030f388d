import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { inEnglish } from "../../src/emulator/in-english.js";
import { misfit } from "../../src/emulator/misfit.js";

const Colours = z.array(z.strictObject({ name: z.string(), shade: z.int().check(z.lte(9)) }));

const told = (value: unknown) =>
  misfit(Colours.safeParse(value, inEnglish).error?.issues ?? [], "the colours");

describe("misfit", () => {
  it.each([
    [[{ name: "red" }], "[0].shade: expected number, received undefined: correct this field"],
    [
      [{ name: "red", shade: 10 }],
      "[0].shade: Too big: expected number to be <=9: correct this field",
    ],
    [
      [
        { name: "red", shade: 1 },
        { name: "blue", shade: 1, taste: 1, smell: 1 },
      ],
      '[1]: unknown field "taste", "smell": take it out',
    ],
    ["red", "the colours: expected array, received string: correct this field"],
    [[{}], "[0].name: expected string, received undefined: correct this field (and 1 more)"],
  ])("names the field of %j and the remedy", (value, message) => {
    expect(told(value)).toBe(message);
  });
});
