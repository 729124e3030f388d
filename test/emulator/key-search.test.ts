import { describe, expect, it } from "vitest";
import type { EmulatedKey } from "../../src/emulator/emulated-key.js";
import { fits, searchOf } from "../../src/emulator/key-search.js";
import { ORDERS } from "./seeds.js";

const key = { id: ORDERS, name: "Orders-DB", aliases: ["shop"] } as unknown as EmulatedKey;

describe("search", () => {
  it.each([
    ["orders", true],
    ["DB", true],
    ["hop", true],
    [ORDERS, true],
    [ORDERS.slice(0, 8), false],
    ["name:hop", false],
    ["alias:hop", true],
    ["alias:orders", false],
    ["exact:shop", true],
    ["exact:sho", false],
    ["not:orders", false],
    ["not:payroll", true],
    ["not:exact:orders", true],
    ["escape:orders", true],
    ["escape:not:orders", false],
  ])("%s: %s", (text, expected) => {
    expect(fits(key, searchOf(text))).toBe(expected);
  });
});
