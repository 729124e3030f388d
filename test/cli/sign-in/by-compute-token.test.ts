import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { TokenSource } from "../../../src/api/token-source.js";
import { byComputeToken } from "../../../src/cli/sign-in/by-compute-token.js";
import { signInMeans } from "../../support/sign-in-means.js";

const answer = (access_token: string) => ({ access_token, expires_in: 3_600 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-compute-"));
  onTestFinished(() => rm(folder, { recursive: true }));
});

const sourceOf = async (found: ReturnType<typeof byComputeToken>) => (await found) as TokenSource;

describe("a compute resource", () => {
  it("signs in with the token that the environment holds", async () => {
    const means = signInMeans({}, {}, answer("granted"));
    const source = await sourceOf(byComputeToken("builders", "given", means, []));

    expect(await source.token()).toBe("granted");
    expect(means.told.secrets).toEqual(["given"]);
    expect(means.told.asked).toMatchObject([
      { path: "/identity/token", origin: "https://iam.cloud.ibm.com", headers: {} },
    ]);
  });

  it("signs in with the first file that is there, read again at each exchange", async () => {
    const [missing, first, second] = ["a", "b", "c"].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(join(folder, "rotated"), "one\n");
    await symlink("rotated", first);
    await writeFile(second, "other");
    let elapsed = 0;
    const means = signInMeans({}, { elapsed: () => elapsed }, answer("t-1"), answer("t-2"));
    const files = [missing, first, second];
    const source = await sourceOf(byComputeToken("builders", null, means, files));

    await source.token();
    await writeFile(join(folder, "rotated"), "two\n");
    elapsed = 3_600_000;
    await source.token();

    expect(means.told.secrets).toEqual(["one", "two"]);
  });

  it("reads the file that @ names, as the ibmcloud CLI does", async () => {
    await writeFile(join(folder, "token"), "filed\n");
    const means = signInMeans({}, {}, answer("granted"));

    await (
      await sourceOf(byComputeToken("builders", `@${join(folder, "token")}`, means, []))
    ).token();

    expect(means.told.secrets).toEqual(["filed"]);
  });

  it.each([
    [null, "given", "IBMCLOUD_CR_PROFILE is not set"],
    ["builders", null, "there is no token of a compute resource"],
  ])("is passed over, and that is said, with profile %j and token %j", async (...row) => {
    const [profile, token, why] = row;
    const found = await byComputeToken(profile, token, signInMeans({}), [join(folder, "none")]);

    expect(found).toEqual({ passedOver: expect.stringContaining(why) });
  });

  it.each([
    ["is missing", null, /can't be read: ENOENT/],
    ["is empty", "", /no token/],
    ["holds two lines", "canary-1\ncanary-2", /no token/],
    ["is larger than 16 KiB", "c".repeat(16 * 1024 + 1), /is no file with a token/],
  ])("is exit 4 when its file %s, and nothing of it is told", async (_, text, why) => {
    const file = join(folder, "token");
    if (text !== null) await writeFile(file, text);
    const source = await sourceOf(byComputeToken("builders", `@${file}`, signInMeans({}), []));

    const error = await source.token().catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      code: "compute-token",
      exit: 4,
      facts: { why: expect.stringMatching(why) },
    });
    expect(JSON.stringify(error)).not.toContain("canary");
  });

  it("may have a file of 16 KiB", async () => {
    const file = join(folder, "token");
    await writeFile(file, "c".repeat(16 * 1024));
    const means = signInMeans({}, {}, answer("granted"));

    expect(await (await sourceOf(byComputeToken("b", `@${file}`, means, []))).token()).toBe(
      "granted",
    );
  });
});
