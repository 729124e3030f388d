import { describe, expect, it } from "vitest";
import { isAlias } from "../../src/api/alias.js";
import { ORDERS } from "../support/wire-json.js";

describe("isAlias", () => {
  it.each(["ab", "orders-db_2", "-_", "x".repeat(90), "Keys", "keyring", ORDERS.slice(1)])(
    "takes %s",
    (text) => {
      expect(isAlias(text)).toBe(true);
    },
  );

  it.each([
    "",
    "a",
    "x".repeat(91),
    "a b",
    "a/b",
    "..",
    "a.b",
    "a?b",
    "ä-b",
    "ab\n",
    ORDERS,
    ORDERS.toUpperCase(),
    "allowed_ip",
    "key",
    "keys",
    "metadata",
    "policy",
    "policies",
    "registration",
    "registrations",
    "ring",
    "rings",
    "rotate",
    "wrap",
    "unwrap",
    "rewrap",
    "version",
    "versions",
  ])("does not take %j", (text) => {
    expect(isAlias(text)).toBe(false);
  });
});
