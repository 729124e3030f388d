import { describe, expect, it } from "vitest";
import { ask, started } from "./asking.js";
import { aSeed, HOUR } from "./seeds.js";

const GRANT = "urn:ibm:params:oauth:grant-type:apikey";
const START_SECONDS = Date.parse("2026-05-12T07:12:00Z") / 1000;

const form = (fields: Record<string, string>) => ({
  body: new URLSearchParams(fields).toString(),
  headers: { "correlation-id": "c-1" },
});

describe("signing in", () => {
  it.each(["/identity/token", "/oidc/token"])("at %s gives a token for an hour", async (path) => {
    const { url } = await started(aSeed());

    const reply = await ask(
      url,
      `POST ${path}`,
      form({ grant_type: GRANT, apikey: "rehearsal-ann" }),
    );

    const { access_token, ...rest } = Object(reply.body);
    const [header, payload, signature] = access_token.split(".");
    const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
    const claims = read(payload);
    expect(reply.status).toBe(200);
    expect(rest).toEqual({
      refresh_token: "not_supported",
      token_type: "Bearer",
      expires_in: 3600,
      expiration: claims.exp,
      scope: "ibm openid",
    });
    expect([read(header), signature]).toEqual([{ alg: "none", typ: "JWT" }, ""]);
    expect(claims).toMatchObject({
      iam_id: "IBMid-ann",
      sub: "ann@rehearsal.invalid",
      name: "ann",
      email: "ann@rehearsal.invalid",
      account: { bss: expect.stringMatching(/^[0-9a-f]{32}$/) },
      iss: "https://rehearsal.invalid",
    });
    expect(claims.exp - claims.iat).toBe(3600);
    expect(claims.iat - START_SECONDS).toBeLessThan(60);
  });

  it("goes by the emulator's clock", async () => {
    const { url, clock } = await started(aSeed());
    clock.advance(HOUR);
    const reply = await ask(
      url,
      "POST /identity/token",
      form({ grant_type: GRANT, apikey: "rehearsal-ann" }),
    );
    expect(Object(reply.body).expiration).toBeGreaterThanOrEqual(START_SECONDS + 7200);
  });

  it.each([
    {
      wrong: "an unknown key",
      fields: { grant_type: GRANT, apikey: "a-real-one" },
      code: "BXNIM0415E",
    },
    { wrong: "no key", fields: { grant_type: GRANT }, code: "BXNIM0109E" },
    { wrong: "no grant", fields: { apikey: "rehearsal-ann" }, code: "BXNIM0109E" },
    {
      wrong: "another grant",
      fields: { grant_type: "refresh_token", refresh_token: "x" },
      code: "NOT_EMULATED",
    },
  ])("with $wrong is refused in IAM's own words: $code", async ({ fields, code }) => {
    const { url } = await started(aSeed());
    const reply = await ask(url, "POST /identity/token", form(fields as Record<string, string>));
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({
      errorCode: code,
      errorMessage: expect.any(String),
      context: { requestId: "c-1" },
    });
    expect(JSON.stringify(reply.body)).not.toContain("a-real-one");
  });
});
