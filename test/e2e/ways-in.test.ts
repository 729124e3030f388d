import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { isRunning } from "../support/is-running.js";
import { kpDual, started } from "../support/kp-dual.js";
import { tokenWith } from "../support/token-with.js";
import { toldFailure } from "../support/told-failures.js";

/** In earnest, and without a network: whoever has a token already needs nobody to say who that is. */
const tokenOf = (name: string, seconds = 3_600) =>
  tokenWith({
    iam_id: `IBMid-${name}`,
    name,
    account: { bss: "1b02acab9ec745b3b3f9b9f2b6d0b2b1" },
    exp: Math.floor(Date.now() / 1_000) + seconds,
  });
const REFRESH = "canary-refresh-token";

/** The same without the mark of a rehearsal. */
const toldInEarnest = (text: string) => toldFailure(text.replace(/^(?=.)/gm, "REHEARSAL "));

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "kp-dual-ways-"));
  onTestFinished(() => rm(home, { recursive: true }));
});

async function loggedIn(token: string, folder = ".bluemix"): Promise<void> {
  await mkdir(join(home, folder), { recursive: true });
  const session = JSON.stringify({ IAMToken: token, IAMRefreshToken: REFRESH });
  await writeFile(join(home, folder, "config.json"), session, { mode: 0o600 });
}

const whoami = (environment: Readonly<Record<string, string>> = {}, ...argv: readonly string[]) =>
  kpDual(["whoami", ...argv], { environment: { HOME: home, ...environment } });

describe("the session of the ibmcloud CLI", () => {
  it.each([
    [".ibmcloud", ""],
    [".bluemix", "Bearer "],
  ])("signs in from %s, with %j before the token", async (folder, prefix) => {
    const token = tokenOf("ann");
    await loggedIn(`${prefix}${token}`, folder);

    const [text, json] = [await whoami({}, "--debug"), await whoami({}, "--json")];

    expect(text).toMatchObject({ exit: 0, stderr: "" });
    expect(text.stdout).toContain("signed in with  the session of the ibmcloud CLI\n");
    expect(JSON.parse(json.stdout)).toMatchObject({ iamId: "IBMid-ann", authenticatedBy: null });
    expect(`${text.stdout}${json.stdout}`).not.toMatch(/eyJ|canary/);
  });

  it("that has ended is exit 4, with when, and how to renew it", async () => {
    await loggedIn(tokenOf("ann", -60));

    const run = await whoami();

    expect(run).toMatchObject({ exit: 4, stdout: "" });
    const { title, why } = toldInEarnest(run.stderr);
    expect(title).toBe("you are not signed in");
    expect(why).toMatch(/it ended .*; to renew it: ibmcloud iam oauth-tokens/);
    expect(run.stderr).not.toMatch(/eyJ|canary/);
  });

  it("that is broken is one line of the reasons, and none of its content", async () => {
    await loggedIn("");
    await writeFile(join(home, ".bluemix/config.json"), `{"IAMToken": "canary`);

    const run = await whoami();

    expect(run).toMatchObject({ exit: 4, stdout: "" });
    expect(toldInEarnest(run.stderr).why).toContain("config.json can't be read");
    expect(run.stderr).not.toContain("canary");
  });

  it("comes after what the environment holds", async () => {
    await loggedIn(tokenOf("ann"));

    const run = await whoami({ IBMCLOUD_IAM_TOKEN: tokenOf("bob") });

    expect(run.stdout).toContain("IBMid-bob");
  });
});

describe("a token command", () => {
  it("signs in, and goes before a session", async () => {
    await loggedIn(tokenOf("ann"));
    const token = tokenOf("bob");

    const run = await whoami({ KP_DUAL_TOKEN_COMMAND: `echo hello >&2; echo "Bearer ${token}"` });

    expect(run).toMatchObject({ exit: 0, stderr: "token command: hello\n" });
    expect(run.stdout).toContain("signed in with  KP_DUAL_TOKEN_COMMAND\n");
    expect(run.stdout).not.toContain("eyJ");
  });

  it("that fails is exit 4; nothing of what it printed is told, and no session is taken", async () => {
    await loggedIn(tokenOf("ann"));
    const environment = {
      KP_DUAL_TOKEN_COMMAND: `echo canary; echo "Bearer ${tokenOf("bob")}" >&2; exit 9`,
    };

    const [text, json] = [
      await whoami(environment, "--debug"),
      await whoami(environment, "--json"),
    ];

    expect(text).toMatchObject({ exit: 4, stdout: "" });
    expect(toldInEarnest(text.stderr)).toMatchObject({
      title: "the token command gave no token",
      why: "it ended with exit code 9",
    });
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { exit: 4 } });
    expect(`${text.stderr}${json.stderr}`).not.toMatch(/canary|eyJ/);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("is ended with kp-dual by %s", async (signal) => {
    const pidFile = join(home, "pid");
    const child = started(["whoami"], {
      environment: { HOME: home, KP_DUAL_TOKEN_COMMAND: `sleep 60 & echo $! > ${pidFile}; wait` },
    });
    const ended = new Promise((resolve) => child.once("close", (_, by) => resolve(by)));
    let pid = 0;
    while (!pid) {
      await pause(20);
      pid = Number(await readFile(pidFile, "utf8").catch(() => ""));
    }

    child.kill(signal);

    expect(await ended).toBe(signal);
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

describe("a compute resource", () => {
  it("that lacks its profile, or its token, is passed over, and that is said", async () => {
    const run = await whoami({ IBMCLOUD_CR_TOKEN: "canary" });

    expect(run).toMatchObject({ exit: 4, stdout: "" });
    expect(toldInEarnest(run.stderr).why).toContain("IBMCLOUD_CR_PROFILE is not set");
    expect(run.stderr).not.toContain("canary");
  });

  it("with a file that can't be read is exit 4 before anything is sent", async () => {
    const run = await whoami({ IBMCLOUD_CR_PROFILE: "p", IBMCLOUD_CR_TOKEN: `@${home}/none` });

    expect(run).toMatchObject({ exit: 4, stdout: "" });
    expect(toldInEarnest(run.stderr).why).toBe(`${home}/none can't be read: ENOENT`);
  });
});

describe("nobody", () => {
  it("is exit 4, with every way to sign in", async () => {
    const run = await whoami({}, "--json");

    expect(run).toMatchObject({ exit: 4, stdout: "" });
    const ways = JSON.parse(run.stderr).error.do.join("\n");
    for (const way of [
      "ibmcloud login",
      "--api-key-file",
      "IBMCLOUD_API_KEY",
      "IBMCLOUD_IAM_TOKEN",
      "KP_DUAL_TOKEN_COMMAND",
      "IBMCLOUD_CR_PROFILE",
    ])
      expect(ways).toContain(way);
  });
});
