import { expect, it } from "vitest";
import { looksSecret, withoutShapes } from "../../src/views/secret-shapes.js";

it.each([
  ["apikey=s3cr3t", true],
  ["Bearer 0123456789", true],
  ["orders-db-root", false],
  ["", false],
  ["Prod-Orders-Database-Root-Key-Frankfurt-2026", false],
  ["Prod_Orders_Database_Root_Key_Frankfurt_2026", false],
  ["Prod-Orders-Database-Root-Key-Frankfurt-v026", true],
  ["ProdOrdersDatabaseRootKeyFrankfurtOfTheBanks", true],
])("%j looks like a secret: %s", (text, is) => {
  expect(looksSecret(text)).toBe(is);
});

it("puts what it is told in the place of a secret", () => {
  expect(withoutShapes("apikey=s3cr3t", "…")).toBe("apikey=…");
});
