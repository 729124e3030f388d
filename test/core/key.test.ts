import { describe, expect, it } from "vitest";
import { ALL_STATES, isKeyId, LIVING, STATES } from "../../src/core/key.js";

const ORDERS = "02fd6835-6001-4482-a892-13bd2085f75d";

describe("the id of a key", () => {
  it("is a UUID in lower case", () => {
    expect(isKeyId(ORDERS)).toBe(true);
  });

  it.each([
    "",
    ORDERS.toUpperCase(),
    ORDERS.slice(1),
    `${ORDERS}0`,
    `${ORDERS}/purge`,
    `${ORDERS}?force=true`,
    `${ORDERS}\n`,
    ` ${ORDERS}`,
    ORDERS.replaceAll("-", ""),
    ORDERS.replace("f", "g"),
    "..",
  ])("is not %j", (text) => {
    expect(isKeyId(text)).toBe(false);
  });
});

describe("the states", () => {
  it("have the service's numbers", () => {
    expect(STATES).toEqual({
      0: "pre-active",
      1: "active",
      2: "suspended",
      3: "deactivated",
      5: "destroyed",
    });
    expect(ALL_STATES).toEqual([0, 1, 2, 3, 5]);
  });

  it("of living keys are all but the last", () => {
    expect(LIVING).toEqual([0, 1, 2, 3]);
  });
});
