import { describe, expect, it } from "vitest";
import { tokenFromApiKey } from "../../src/api/token.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";
import { FakeReads } from "../support/fake-reads.js";

const IAM = "https://iam.cloud.ibm.com";

function sourceOver(reads: FakeReads) {
  const { readFrom } = reads;
  return tokenFromApiKey({ apiKey: "key", iam: IAM, readFrom, elapsed: () => 0 });
}

const failed = (reads: FakeReads) =>
  sourceOver(reads)
    .token()
    .catch((error: unknown) => error);

describe("tokenFromApiKey", () => {
  it("exchanges the key at IAM, without a credential among the headers", async () => {
    const reads = new FakeReads({ access_token: "a.b.c", expires_in: 3_600 });

    expect(await sourceOver(reads).token()).toBe("a.b.c");

    expect(reads.asked).toEqual([
      { method: "POST", path: "/identity/token", origin: IAM, headers: {} },
    ]);
  });

  it("keeps IAM's own code and request id", async () => {
    const said = "Provided API key could not be found. (request id r-1)";
    const facts = { status: 400, reason: "BXNIM0415E", said };
    const reads = new FakeReads(new KpDualError("BXNIM0415E", facts));

    expect(await failed(reads)).toMatchObject({
      code: "BXNIM0415E",
      exit: 4,
      facts,
    });
    expect(reads.asked).toHaveLength(1);
  });

  it("keeps what is known of a code that nobody knows", async () => {
    const facts = { status: 400, reason: "BXNIM9999E", said: "New." };
    const reads = new FakeReads(new KpDualError("sign-in-refused", facts));
    expect(await failed(reads)).toMatchObject({ code: "sign-in-refused", facts });
  });

  it.each([
    { code: "service-refused", status: 400 },
    { code: "unauthorized", status: 401 },
    { code: "forbidden", status: 403 },
  ] as const)("calls a bare $status a refused sign-in", async ({ code, status }) => {
    const reads = new FakeReads(new KpDualError(code, { status, said: "no" }));
    expect(await failed(reads)).toMatchObject({
      code: "sign-in-refused",
      exit: 4,
      facts: { status, said: "no" },
    });
  });

  it.each([
    new KpDualError("busy", { status: 429 }),
    new KpDualError("failing", { status: 500 }),
    new KpDualError("connection-refused"),
    new KpDualError("proxy-answered", { status: 403 }),
  ])("leaves $code what it is", async (error) => {
    expect(await failed(new FakeReads(error))).toMatchObject({ code: error.code });
  });

  it("lets a bug through", async () => {
    const bug = new TypeError("a bug");
    expect(await failed(new FakeReads(bug))).toBe(bug);
  });
});
