import { expect, it } from "vitest";
import { bareToken } from "../../src/api/bare-token.js";

it.each([
  "a.b.c",
  "Bearer a.b.c",
  "bearer  a.b.c",
  "  Bearer a.b.c\n",
  "a.b.c\n",
  "IAM token:  Bearer a.b.c\n",
])("bareToken finds the token in %j", (text) => {
  expect(bareToken(text)).toBe("a.b.c");
});

it("bareToken takes nothing away but the word and blanks", () => {
  expect(bareToken("Bearer.b.c")).toBe("Bearer.b.c");
});
