import { describe, expect, it } from "vitest";
import { iamOrigin, tokenByApiKey } from "../../src/api/iam.js";

const ordinary = { rehearsal: null, named: null, private: false };

describe("iamOrigin", () => {
  it.each([
    [ordinary, "https://iam.cloud.ibm.com"],
    [{ ...ordinary, private: true }, "https://private.iam.cloud.ibm.com"],
    [{ ...ordinary, named: "https://iam.test.cloud.ibm.com/" }, "https://iam.test.cloud.ibm.com"],
    [{ ...ordinary, named: "iam.cloud.ibm.com", private: true }, "https://iam.cloud.ibm.com"],
    [
      { rehearsal: "http://127.0.0.1:4000", named: "https://iam.cloud.ibm.com", private: true },
      "http://127.0.0.1:4000",
    ],
  ])("for %j is %s", (place, origin) => {
    expect(iamOrigin(place)).toBe(origin);
  });

  it.each(["https://iam.evil.org", "https://iam.cloud.ibm.com.evil.org", "https://127.0.0.1:4000"])(
    "refuses %s",
    (named) => {
      expect(() => iamOrigin({ ...ordinary, named })).toThrow(
        expect.objectContaining({ code: "host-not-allowed" }),
      );
    },
  );
});

describe("tokenByApiKey", () => {
  it("is the documented request", () => {
    const { method, path, form, body, accepts } = tokenByApiKey;
    expect({ method, path: path({ apiKey: "k" }), form: form?.({ apiKey: "k" }) }).toEqual({
      method: "POST",
      path: "/identity/token",
      form: { grant_type: "urn:ibm:params:oauth:grant-type:apikey", apikey: "k" },
    });
    expect([body, accepts]).toEqual([undefined, [200]]);
  });

  it("reads the token and its life, and not the refresh token", async () => {
    const answer = await tokenByApiKey.answer();
    const wire = {
      access_token: "a.b.c",
      refresh_token: "not_supported",
      token_type: "Bearer",
      expires_in: 3_600,
      expiration: 1_778_587_200,
      scope: "ibm openid",
    };
    expect(answer.parse(wire)).toEqual({ token: "a.b.c", lifetime: 3_600 });
  });

  it.each([
    {},
    { access_token: "a.b.c" },
    { access_token: "", expires_in: 3_600 },
    { access_token: "a.b.c", expires_in: 0 },
    { access_token: "a.b.c", expires_in: -1 },
    { access_token: "a.b.c", expires_in: "3600" },
  ])("doesn't fit %j", async (wire) => {
    expect((await tokenByApiKey.answer()).safeParse(wire).success).toBe(false);
  });
});
