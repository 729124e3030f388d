import { describe, expect, it } from "vitest";
import { accepts } from "../../src/cli/accepts.js";
import { aKey, asked, keyId, ORDERS, seen } from "../views/models.js";

const OTHER = keyId("12fd6835-6001-4482-a892-13bd2085f75d");

const severe = asked([seen(aKey())]);
const mild = asked([seen(aKey())], { danger: "mild" });
const several = asked([seen(aKey()), seen(aKey({ id: OTHER }))]);
const odd = asked([seen(aKey({ name: "\u0430" }))]);

describe("what is typed", () => {
  it.each(["y", "Y", "yes", "YES", " y ", "y\t"])("%j is a yes to a mild question", (answer) => {
    expect(accepts(mild, answer)).toBe(true);
  });

  it.each(["", " ", "n", "no", "ye", "yess", "y y", "orders-db-root", "1", "ja"])(
    "%j is none",
    (answer) => {
      expect(accepts(mild, answer)).toBe(false);
    },
  );

  it("to a severe question is the key's name", () => {
    expect(accepts(severe, "orders-db-root")).toBe(true);
    expect(accepts(severe, " orders-db-root ")).toBe(true);
  });

  it.each(["", "y", "yes", "Orders-db-root", "orders-db-roo", "orders-db-root2", ORDERS, "1"])(
    "%j is no key's name",
    (answer) => {
      expect(accepts(severe, answer)).toBe(false);
    },
  );

  it("for a name that is hard to type is the first 8 of the id", () => {
    expect(accepts(odd, "02fd6835")).toBe(true);
    expect(accepts(odd, "02fd683")).toBe(false);
    expect(accepts(odd, "\u0430")).toBe(false);
  });

  it("for several keys is their number", () => {
    expect(accepts(several, "2")).toBe(true);
    expect(accepts(several, "02")).toBe(false);
    expect(accepts(several, "orders-db-root")).toBe(false);
    expect(accepts(several, "y")).toBe(false);
  });
});
