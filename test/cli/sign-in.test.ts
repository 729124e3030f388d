import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { signIn } from "../../src/cli/sign-in.js";
import { signInMeans } from "../support/sign-in-means.js";
import { tokenWith } from "../support/token-with.js";

const ISS = "https://iam.cloud.ibm.com/identity";
const REAL = tokenWith({ iam_id: "IBMid-1", iss: ISS });
const granted = tokenWith({ iam_id: "IBMid-2" });
const printed = tokenWith({ iam_id: "IBMid-3", iss: ISS });
const session = tokenWith({ iam_id: "IBMid-4", iss: ISS });

const answer = { access_token: granted, expires_in: 3600, expiration: 2_000_000_000 };
const REHEARSED = tokenWith({ iss: "https://rehearsal.invalid" });

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "kp-dual-sign-in-"));
  onTestFinished(() => rm(home, { recursive: true }));
  await mkdir(join(home, ".bluemix"));
  await writeFile(join(home, ".bluemix/config.json"), JSON.stringify({ IAMToken: session }));
});

const all = () => ({
  IBMCLOUD_API_KEY: "key-of-environment",
  IBMCLOUD_IAM_TOKEN: `Bearer ${REAL}`,
  KP_DUAL_TOKEN_COMMAND: `echo ${printed}`,
  IBMCLOUD_CR_TOKEN: "compute-token",
  IBMCLOUD_CR_PROFILE: "builders",
  HOME: home,
});

/** Signs in with all that is left once the first ways are taken away. */
const without = (...names: readonly string[]) =>
  signInMeans(
    Object.fromEntries(Object.entries(all()).filter(([name]) => !names.includes(name))),
    {},
    answer,
  );

const ORDER = [
  { way: "IBMCLOUD_API_KEY", renews: true, secrets: ["key-of-environment", granted] },
  { way: "IBMCLOUD_IAM_TOKEN", renews: false, secrets: [REAL, REAL] },
  { way: "KP_DUAL_TOKEN_COMMAND", renews: true, secrets: [printed, printed] },
  { way: "IBMCLOUD_CR_PROFILE", renews: true, secrets: ["compute-token", granted] },
  { way: "the session of the ibmcloud CLI", renews: false, secrets: [session, session] },
] as const;

describe("signIn", () => {
  it.each(ORDER)("takes $way before all that come after it", async ({ way, renews, secrets }) => {
    const at = ORDER.findIndex((each) => each.way === way);
    const earlier = ORDER.slice(0, at).map((each) => each.way);
    const isCompute = at > 3 ? ["IBMCLOUD_CR_TOKEN"] : [];
    const means = without(...earlier, ...isCompute);

    const credential = await signIn(means);

    expect(credential).toMatchObject({ way, renews });
    expect(await credential.token.token()).toBe(secrets[1]);
    expect(means.told.secrets).toEqual(secrets);
    expect(means.told.notices).toEqual([]);
  });

  it("takes the file before everything else", async () => {
    const more = { apiKeyFile: "-", input: async () => "key-of-file" };
    const means = signInMeans(all(), more, answer);

    const { way, token } = await signIn(means);

    expect([way, await token.token()]).toEqual(["--api-key-file", granted]);
    expect(means.told.secrets).toEqual(["key-of-file", granted]);
  });

  it("keeps a token once, however often it is used", async () => {
    const means = signInMeans({ IBMCLOUD_API_KEY: "a-key" }, {}, answer);
    const { token } = await signIn(means);

    for (let count = 0; count < 3; count += 1) await token.token();

    expect(means.told.secrets).toEqual(["a-key", granted]);
  });

  it("is refused where there is none of them", async () => {
    const refused = await signIn(signInMeans({})).catch((error: unknown) => error);

    expect(refused).toMatchObject({ code: "not-signed-in", exit: 4, facts: {} });
  });

  it("looks at keys and tokens only in a rehearsal", async () => {
    const variables = { ...all(), IBMCLOUD_API_KEY: "", IBMCLOUD_IAM_TOKEN: "" };
    const canary = { KP_DUAL_TOKEN_COMMAND: `touch ${join(home, "ran")}; echo ${printed}` };
    const means = signInMeans({ ...variables, ...canary }, { rehearsal: true });

    await expect(signIn(means)).rejects.toMatchObject({
      code: "not-signed-in",
      facts: { why: expect.stringContaining("rehearsal") },
    });
    expect(means.told.secrets).toEqual([]);
    await expect(chmod(join(home, "ran"), 0o600)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("says what it passed over, with the way that it took", async () => {
    const means = signInMeans({ IBMCLOUD_CR_TOKEN: "compute-token", HOME: home });

    expect((await signIn(means)).way).toBe("the session of the ibmcloud CLI");
    expect(means.told.notices).toEqual([
      "IBMCLOUD_CR_TOKEN was passed over: IBMCLOUD_CR_PROFILE is not set",
    ]);
  });

  it("tells why it passed over all of them, where nothing is left", async () => {
    await writeFile(join(home, ".bluemix/config.json"), "{");
    const means = signInMeans({ IBMCLOUD_CR_TOKEN: "compute-token", HOME: home });

    await expect(signIn(means)).rejects.toMatchObject({
      code: "not-signed-in",
      facts: { why: expect.stringMatching(/IBMCLOUD_CR_PROFILE.*; .*config\.json can't be read/) },
    });
  });

  it("asks nobody before a token is wanted, and one place then", async () => {
    const means = signInMeans({ IBMCLOUD_API_KEY: "a-key" }, {}, answer);
    const { token } = await signIn(means);
    expect(means.told.asked).toEqual([]);

    expect(await token.token()).toBe(granted);
    expect(means.told.asked).toMatchObject([
      { method: "POST", path: "/identity/token", origin: "https://iam.cloud.ibm.com" },
    ]);
  });

  it.each<[Readonly<Record<string, string>>, boolean]>([
    [{ IBMCLOUD_API_KEY: "rehearsal-bob" }, false],
    [{ IBMCLOUD_API_KEY: "a-real-key" }, true],
    [{ IBMCLOUD_IAM_TOKEN: REHEARSED }, false],
    [{ IBMCLOUD_IAM_TOKEN: REAL }, true],
  ])("refuses a credential in the wrong place: %j, rehearsal %s", async (variables, rehearsal) => {
    const means = signInMeans(variables, { rehearsal });

    await expect(signIn(means)).rejects.toMatchObject({ code: "rehearsal-mismatch" });
    expect(means.told.asked).toEqual([]);
    expect(means.told.secrets).toEqual(Object.values(variables));
  });

  it("says which file others can read", async () => {
    const file = join(home, "key");
    await writeFile(file, "a-key");
    await chmod(file, 0o644);
    const means = signInMeans({}, { apiKeyFile: file });

    await signIn(means);

    expect(means.told.notices).toEqual([
      `other users of this machine can read ${file}: chmod 600 it`,
    ]);
  });
});
