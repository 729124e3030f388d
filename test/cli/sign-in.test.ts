import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { environmentOf } from "../../src/cli/environment.js";
import { signIn } from "../../src/cli/sign-in.js";
import { FakeReads } from "../support/fake-reads.js";
import { tokenWith } from "../support/token-with.js";

const REAL = tokenWith({ iam_id: "IBMid-1", iss: "https://iam.cloud.ibm.com/identity" });
const granted = tokenWith({ iam_id: "IBMid-2" });

/** Means that answer one sign-in, and keep what they are told. */
function means(variables: Readonly<Record<string, string>>, more = {}) {
  const reads = new FakeReads({
    access_token: granted,
    expires_in: 3600,
    expiration: 2_000_000_000,
  });
  const told = { secrets: [] as string[], exposed: [] as string[], asked: reads.asked };
  return {
    told,
    given: {
      environment: environmentOf({ ...variables }),
      apiKeyFile: null,
      input: async (): Promise<string> => {
        throw new Error("standard input was read");
      },
      iam: "https://iam.cloud.ibm.com",
      rehearsal: false,
      readFrom: reads.readFrom,
      elapsed: () => 0,
      keepSecret: (secret: string) => void told.secrets.push(secret),
      exposed: (file: string) => void told.exposed.push(file),
      ...more,
    },
  };
}

describe("signIn", () => {
  it("takes the file before the environment's key, and that before its token", async () => {
    const variables = { IBMCLOUD_API_KEY: "key-of-environment", IBMCLOUD_IAM_TOKEN: REAL };
    const all = means(variables, { apiKeyFile: "-", input: async () => "key-of-file" });
    const two = means(variables);
    const one = means({ IBMCLOUD_IAM_TOKEN: `Bearer ${REAL}` });

    for (const { given } of [all, two, one]) await (await signIn(given)).token();

    expect(all.told.secrets).toEqual(["key-of-file", granted]);
    expect(two.told.secrets).toEqual(["key-of-environment", granted]);
    expect(one.told.secrets).toEqual([REAL]);
    expect(one.told.asked).toEqual([]);
  });

  it("is refused where there is none of them", async () => {
    await expect(signIn(means({}).given)).rejects.toMatchObject({ code: "not-signed-in" });
  });

  it("asks nobody before a token is wanted, and one place then", async () => {
    const { given, told } = means({ IBMCLOUD_API_KEY: "a-key" });
    const source = await signIn(given);
    expect(told.asked).toEqual([]);

    expect(await source.token()).toBe(granted);
    expect(told.asked).toMatchObject([
      { method: "POST", path: "/identity/token", origin: "https://iam.cloud.ibm.com" },
    ]);
  });

  it.each([
    [{ IBMCLOUD_API_KEY: "rehearsal-bob" }, false],
    [{ IBMCLOUD_API_KEY: "a-real-key" }, true],
    [{ IBMCLOUD_IAM_TOKEN: tokenWith({ iss: "https://rehearsal.invalid" }) }, false],
    [{ IBMCLOUD_IAM_TOKEN: REAL }, true],
  ])("refuses a credential in the wrong place: %j, rehearsal %s", async (variables, rehearsal) => {
    const { given, told } = means(variables as Record<string, string>, { rehearsal });

    await expect(signIn(given)).rejects.toMatchObject({ code: "rehearsal-mismatch" });
    expect(told.asked).toEqual([]);
    expect(told.secrets).toEqual(Object.values(variables));
  });

  it("says which file others can read", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kp-dual-sign-in-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "key");
    await writeFile(file, "a-key");
    await chmod(file, 0o644);
    const { given, told } = means({}, { apiKeyFile: file });

    await signIn(given);

    expect(told.exposed).toEqual([file]);
  });
});
