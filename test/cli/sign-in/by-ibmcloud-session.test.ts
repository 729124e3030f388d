import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { TokenSource } from "../../../src/api/token-source.js";
import { byIbmcloudSession } from "../../../src/cli/sign-in/by-ibmcloud-session.js";
import { signInMeans } from "../../support/sign-in-means.js";
import { tokenWith } from "../../support/token-with.js";

const NOW = new Date("2026-05-12T07:20:00Z");
const endingIn = (seconds: number) =>
  tokenWith({ iam_id: "IBMid-1", exp: NOW.getTime() / 1_000 + seconds });
const TOKEN = endingIn(3_600);
const REFRESH = "canary-refresh-token";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "kp-dual-session-"));
  onTestFinished(() => rm(home, { recursive: true }));
});

async function session(folder: string, token: unknown, more = {}): Promise<string> {
  await mkdir(join(home, folder), { recursive: true });
  const file = join(home, folder, "config.json");
  const content = { IAMToken: token, IAMRefreshToken: REFRESH, Account: { GUID: "a" }, ...more };
  await writeFile(file, JSON.stringify(content), { mode: 0o600 });
  return file;
}

const means = (variables: Readonly<Record<string, string>>) =>
  signInMeans(variables, { clock: () => NOW });
const tokenOf = async (variables: Readonly<Record<string, string>>) =>
  ((await byIbmcloudSession(means(variables))) as TokenSource).token();
const found = () => byIbmcloudSession(means({ HOME: home }));

describe("the session of the ibmcloud CLI", () => {
  it.each([".ibmcloud", ".bluemix"])("is found in %s", async (folder) => {
    await session(folder, TOKEN);
    expect(await tokenOf({ HOME: home })).toBe(TOKEN);
  });

  it("is looked for in the newer folder where there are both, whatever is in it", async () => {
    await session(".bluemix", TOKEN);
    await mkdir(join(home, ".ibmcloud"));

    expect(await found()).toBeNull();
  });

  it.each([
    ["IBMCLOUD_HOME", { IBMCLOUD_HOME: "new", BLUEMIX_HOME: "old" }, "new/.bluemix"],
    ["BLUEMIX_HOME", { BLUEMIX_HOME: "old" }, "old/.ibmcloud"],
    ["IBMCLOUD_CONFIG_HOME", { IBMCLOUD_CONFIG_HOME: "itself", IBMCLOUD_HOME: "new" }, "itself"],
  ])("is looked for where %s says", async (_, variables, folder) => {
    await session(".ibmcloud", endingIn(60));
    await session("new/.ibmcloud-not", endingIn(60));
    await session(folder, TOKEN);
    const places = Object.entries(variables).map(([name, value]) => [name, join(home, value)]);

    expect(await tokenOf({ HOME: home, ...Object.fromEntries(places) })).toBe(TOKEN);
  });

  it.each(["", "Bearer ", "bearer  "])("has its token with %j before it", async (prefix) => {
    await session(".bluemix", `${prefix}${TOKEN}`);
    const given = means({ HOME: home });

    const source = (await byIbmcloudSession(given)) as TokenSource;

    expect(await source.token()).toBe(TOKEN);
    expect(await source.renew(TOKEN)).toBeUndefined();
    expect(given.told.secrets).toEqual([TOKEN]);
    expect(given.told.asked).toEqual([]);
  });

  it.each([
    [1, "taken"],
    [0, "passed over"],
    [-1, "passed over"],
  ])("that ends in %d s is %s", async (seconds, fate) => {
    await session(".bluemix", endingIn(seconds));
    const result = await found();

    expect(result && "token" in result ? "taken" : "passed over").toBe(fate);
    if (fate === "passed over")
      expect(result).toEqual({
        passedOver: expect.stringMatching(/it ended .*2026.*; to renew it: ibmcloud iam oauth-tok/),
      });
  });

  it.each(["", null, undefined])("with the token %j is nobody's", async (token) => {
    await session(".bluemix", token);
    expect(await found()).toBeNull();
  });

  it("is nobody's where there is none, or no home", async () => {
    expect(await found()).toBeNull();
    expect(await byIbmcloudSession(means({}))).toBeNull();
  });

  it.each([
    ["broken", `{"IAMToken":"canary`, /can't be read/],
    ["a list", "[]", /can't be read/],
    ["another type", `{"IAMToken":{"canary":1}}`, /can't be read/],
    ["no JWT", `{"IAMToken":"Bearer canary"}`, /holds no token that can be read/],
    ["larger than 4 MiB", `"${"c".repeat(4 * 1024 * 1024)}"`, /can't be read/],
  ])("is passed over where the file is %s, and nothing of it is told", async (_, text, why) => {
    await writeFile(await session(".bluemix", TOKEN), text);

    const result = await found();

    expect(result).toEqual({ passedOver: expect.stringMatching(why) });
    expect(JSON.stringify(result)).not.toContain("canary");
  });

  it("is passed over where its file is a pipe: nobody waits for what may never come", async () => {
    const file = await session(".bluemix", TOKEN);
    await rm(file);
    execFileSync("/bin/sh", ["-c", 'umask 077; mkfifo "$0"', file]);

    expect(await found()).toEqual({ passedOver: expect.stringMatching(/can't be read/) });
  });

  it.each([
    [0o620, "passed over"],
    [0o602, "passed over"],
    [0o644, "taken"],
  ])("in a file of mode %o is %s", async (mode, fate) => {
    await chmod(await session(".bluemix", TOKEN), mode);
    const result = await found();

    expect(result && "token" in result ? "taken" : "passed over").toBe(fate);
  });

  it("is only read, and its refresh token not even that", async () => {
    const file = await session(".bluemix", TOKEN);
    const before = { text: await readFile(file, "utf8"), at: (await stat(file)).mtimeMs };
    const given = means({ HOME: home });

    await byIbmcloudSession(given);

    expect({ text: await readFile(file, "utf8"), at: (await stat(file)).mtimeMs }).toEqual(before);
    expect(JSON.stringify(given.told)).not.toContain(REFRESH);
  });
});
