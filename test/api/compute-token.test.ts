import { HttpResponse, http } from "msw";
import { describe, expect, it, onTestFinished } from "vitest";
import { tokenFromComputeToken } from "../../src/api/compute-token.js";
import { makeReader } from "../../src/api/reader.js";
import { undiciTransport } from "../../src/api/undici-transport.js";
import { patienceAt } from "../../src/core/patience.js";
import { type Loopback, serve } from "../support/loopback.js";

const ID = "Profile-9fd84246-7df4-4667-94e4-8ecde51d5ac5";
const CRN = "crn:v1:bluemix:public:iam-identity::a/1::profile:Profile-1";

function sourceAt({ endpoint: iam }: Loopback, profile: string) {
  const limits = { connectMs: 10_000, attemptMs: 30_000 };
  const { transport, close } = undiciTransport({ ...limits, proxies: false, environment: {} });
  onTestFinished(close);
  const readFrom = makeReader({
    transport,
    patience: patienceAt(0.01),
    sleep: async () => undefined,
    random: () => 0,
    newId: () => "8ad33eb2-7bbf-4b7a-a02e-221959920342",
    clock: () => new Date("2026-05-12T07:20:00Z"),
  });
  const computeToken = async () => "compute+token/=";
  return tokenFromComputeToken({ computeToken, profile, iam, readFrom, elapsed: () => 0 });
}

const answering = (status: number, body: object) =>
  serve(http.post("*/identity/token", () => HttpResponse.json(body as never, { status })));

describe("tokenFromComputeToken", () => {
  it.each([
    ["builders", "profile_name"],
    ["Profile-of-builders", "profile_name"],
    [ID, "profile_id"],
    [CRN, "profile_crn"],
  ])("names the profile %s by %s", async (profile, field) => {
    const iam = await answering(200, { access_token: "a.b.c", expires_in: 3_600 });

    expect(await sourceAt(iam, profile).token()).toBe("a.b.c");

    const [request] = iam.requests;
    expect(request?.headers).not.toHaveProperty("authorization");
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: "urn:ibm:params:oauth:grant-type:cr-token",
      cr_token: "compute+token/=",
      [field]: profile,
    });
  });

  it("tells of the profile where IAM refuses in words that nobody knows", async () => {
    const iam = await answering(400, { errorCode: "BXNIM9999E", errorMessage: "No such profile." });

    await expect(sourceAt(iam, "builders").token()).rejects.toMatchObject({
      code: "sign-in-refused",
      exit: 4,
      facts: { reason: "BXNIM9999E", do: [expect.stringContaining("IBMCLOUD_CR_PROFILE")] },
    });
  });

  it("leaves what IAM's known codes say", async () => {
    const iam = await answering(400, { errorCode: "BXNIM0141E", errorMessage: "Not a member." });

    await expect(sourceAt(iam, "builders").token()).rejects.toMatchObject({ code: "BXNIM0141E" });
  });
});
