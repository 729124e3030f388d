import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenPayload } from "../../src/api/token-payload.js";
import { tokenWith } from "../support/token-with.js";

const encoded = (text: string) => `e30.${Buffer.from(text).toString("base64url")}.sig`;

describe("tokenPayload", () => {
  it("reads the claims, signed or not, in any letters", () => {
    const claims = { iam_id: "IBMid-ann", name: "Änn \u{1f511}" };
    expect(tokenPayload(tokenWith(claims))).toEqual(claims);
    expect(tokenPayload(`${tokenWith(claims)}c2lnbmF0dXJl`)).toEqual(claims);
  });

  it.each([
    ["nothing", ""],
    ["an API key", "azE5kd-9sJf_example"],
    ["two parts", "e30.e30"],
    ["four parts", "e30.e30.e30.e30"],
    ["what is not base64", "e30.e3 0.sig"],
    ["what is not JSON", encoded("{")],
    ["a list", encoded("[]")],
    ["null", encoded("null")],
    ["a text", encoded('"IBMid-ann"')],
    ["a line break in it", `${tokenWith({})}\n`],
    ["Bearer before it", `Bearer ${tokenWith({})}`],
    ["more than a token can hold", tokenWith({ name: "a".repeat(65_536) })],
  ])("finds none in %s", (_, token) => {
    expect(tokenPayload(token)).toBeUndefined();
  });

  it("never throws", () => {
    const parts = fc.array(fc.base64String(), { maxLength: 4 }).map((all) => all.join("."));
    fc.assert(
      fc.property(fc.oneof(fc.string(), parts, fc.json().map(encoded)), (token) => {
        expect(["object", "undefined"]).toContain(typeof tokenPayload(token));
      }),
    );
  });
});
