import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { byTokenCommand } from "../../../src/cli/sign-in/by-token-command.js";
import { isRunning } from "../../support/is-running.js";
import { signInMeans, type ToldMeans } from "../../support/sign-in-means.js";
import { tokenWith } from "../../support/token-with.js";

const TOKEN = tokenWith({ iam_id: "IBMid-1", iss: "https://iam.cloud.ibm.com/identity" });
const CANARY = "canary-51d0f7c2";

const failure = (command: string, means = signInMeans({})) =>
  byTokenCommand(command, means)
    .token()
    .catch((error: unknown) => error);

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kp-dual-command-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** A command that starts another one and waits for it; both tell their process ids in a file. */
const familyIn = (folder: string) =>
  `sleep 60 & echo $! > ${folder}/child; echo $$ > ${folder}/shell; echo on >&2; wait`;

async function familyOf(folder: string): Promise<readonly number[]> {
  for (;;) {
    const texts = await Promise.all(
      ["child", "shell"].map((name) => readFile(join(folder, name), "utf8").catch(() => "")),
    );
    if (texts.every((text) => text.endsWith("\n"))) return texts.map(Number);
    await pause(10);
  }
}

const runningOf = async (pids: readonly number[]) =>
  (await Promise.all(pids.map(isRunning))).filter(Boolean).length;

describe("a token command", () => {
  it.each([
    ["a token", `echo ${TOKEN}`],
    ["Bearer before it", `echo "Bearer ${TOKEN}"`],
    ["what ibmcloud iam oauth-tokens prints", `echo "IAM token:  Bearer ${TOKEN}"`],
    ["no end of line", `printf %s ${TOKEN}`],
    ["more lines than one", `echo ${TOKEN}; echo more; head -c 300000 /dev/zero`],
    [
      "a first line in two pieces",
      `printf %s ${TOKEN.slice(0, 9)}; sleep 0.1; echo ${TOKEN.slice(9)}`,
    ],
  ])("may print %s", async (_, command) => {
    const means = signInMeans({});

    expect(await byTokenCommand(command, means).token()).toBe(TOKEN);
    expect(means.told.secrets).toEqual([TOKEN]);
  });

  it.each([
    ["fails", `echo ${CANARY}; exit 3`, "it ended with exit code 3"],
    ["is killed", `echo ${CANARY}; kill -TERM $$`, "SIGTERM ended it"],
    ["prints nothing", "true", "it printed nothing"],
    ["prints an empty first line", `echo; echo ${TOKEN}`, "it printed nothing"],
    ["prints something else", `echo ${CANARY}`, "its first line is no access token"],
    ["prints a token of nobody", `echo ${tokenWith({})}`, "its first line is no access token"],
  ])("that %s gives none, and nothing of it is told", async (_, command, why) => {
    const error = await failure(command);

    expect(error).toMatchObject({ code: "token-command", exit: 4, facts: { why } });
    expect(JSON.stringify(error)).not.toContain(CANARY);
  });

  it.each([
    [16 * 1024, "its first line is no access token"],
    [16 * 1024 + 1, "its first line is longer than 16 KiB"],
  ])("may print a first line of %d bytes: %s", async (size, why) => {
    const command = `head -c ${size} /dev/zero | tr '\\0' x; echo`;
    expect(await failure(command)).toMatchObject({ facts: { why } });
  });

  it("has no input, and an environment without our credentials", async () => {
    const folder = await aFolder();
    const means = signInMeans({
      IBMCLOUD_API_KEY: CANARY,
      IBMCLOUD_IAM_TOKEN: CANARY,
      IBMCLOUD_CR_TOKEN: CANARY,
      KP_DUAL_TOKEN_COMMAND: CANARY,
      PATH: process.env["PATH"] ?? "",
      KEPT: "yes",
    });

    await byTokenCommand(`env > ${folder}/env; cat; echo ${TOKEN}`, means).token();

    const environment = await readFile(join(folder, "env"), "utf8");
    expect(environment).toContain("KEPT=yes");
    expect(environment).not.toContain(CANARY);
  });

  it("speaks to people on standard error, through the gate; its last line explains a failure", async () => {
    const means = signInMeans({});

    const error = await failure(`printf 'one\\n\\n\\033[2Jtwo\\n' >&2; exit 1`, means);

    expect(means.told.notices).toEqual(["token command: one", "token command: <U+001B>[2Jtwo"]);
    expect(error).toMatchObject({ facts: { said: "\u001b[2Jtwo" } });
  });

  it("can't flood the screen", async () => {
    const means = signInMeans({});

    await failure(`seq 1 500 >&2; head -c 5000 /dev/zero | tr '\\0' x >&2; exit 1`, means);

    expect(means.told.notices).toHaveLength(50);
  });

  it("is ended in time, with all that it started", async () => {
    const folder = await aFolder();
    const means = signInMeans({}, { patience: { tokenCommand: 500 } });

    const error = await failure(familyIn(folder), means);

    expect(error).toMatchObject({
      code: "token-command",
      facts: { why: "it took longer than 0.5 seconds" },
    });
    const pids = await familyOf(folder);
    await expect.poll(() => runningOf(pids)).toBe(0);
    expect(means.told.raised).toEqual([]);
  });

  it.each<[string, (means: ToldMeans) => unknown, readonly string[]]>([
    ["a signal", ({ told }) => told.signal("SIGINT"), ["SIGINT"]],
    ["the end of the command", ({ told }) => told.end(), []],
  ])("is ended by %s, with all that it started", async (_, end, raised) => {
    const folder = await aFolder();
    const means = signInMeans({});
    const failing = failure(familyIn(folder), means);
    const pids = await familyOf(folder);
    expect(await runningOf(pids)).toBe(2);

    await end(means);

    expect(await failing).toMatchObject({ code: "token-command" });
    await expect.poll(() => runningOf(pids)).toBe(0);
    expect(means.told.raised).toEqual(raised);
  });

  it.each([
    ["a line", "echo"],
    ["a line without its end", "printf %s"],
  ])("may leave something in the background behind %s, which is not waited for", async (_, say) => {
    const folder = await aFolder();
    const begun = performance.now();

    const token = await byTokenCommand(
      `sleep 20 & echo $! > ${folder}/child; ${say} ${TOKEN}`,
      signInMeans({}),
    ).token();

    expect(token).toBe(TOKEN);
    expect(performance.now() - begun).toBeLessThan(10_000);
    process.kill(Number(await readFile(join(folder, "child"), "utf8")));
  });
});

describe("a token that a command printed", () => {
  const NOW = 1_778_570_400;
  const endingIn = (seconds: number, iamId = "IBMid-1") =>
    tokenWith({ iam_id: iamId, exp: NOW + seconds });

  /** Runs of a command that prints another token each time. */
  async function printing(...tokens: readonly string[]) {
    const folder = await aFolder();
    const step = `n=$(cat ${folder}/n 2>/dev/null || echo 0); echo $((n + 1)) > ${folder}/n`;
    const cases = tokens.map((token, at) => `${at}) echo ${token};;`).join(" ");
    let elapsed = 0;
    const means = signInMeans({}, { elapsed: () => elapsed, clock: () => new Date(NOW * 1_000) });
    const source = byTokenCommand(`${step}; case $n in ${cases} esac`, means);
    return {
      source,
      tokenAt: (ms: number) => {
        elapsed = ms;
        return source.token();
      },
      runs: async () => Number(await readFile(join(folder, "n"), "utf8")),
    };
  }

  it("is used until shortly before its end, and then the command is run again", async () => {
    const [first, second] = [endingIn(600), endingIn(4_200)];
    const { tokenAt } = await printing(first, second);

    expect(await tokenAt(0)).toBe(first);
    expect(await tokenAt(479_999)).toBe(first);
    expect(await tokenAt(480_000)).toBe(second);
  });

  it("is taken for one of an hour where it tells no end", async () => {
    const [first, second] = [tokenWith({ iam_id: "IBMid-1" }), endingIn(4_200)];
    const { tokenAt } = await printing(first, second);

    expect(await tokenAt(0)).toBe(first);
    expect(await tokenAt(0.8 * 3_600_000 - 1)).toBe(first);
    expect(await tokenAt(0.8 * 3_600_000)).toBe(second);
  });

  it("that has hardly any time left doesn't run the command at every request", async () => {
    const { tokenAt, runs } = await printing(endingIn(1), endingIn(1));

    await tokenAt(0);
    await tokenAt(29_999);
    expect(await runs()).toBe(1);
    await tokenAt(30_000);
    expect(await runs()).toBe(2);
  });

  it("is asked for once by all who wait", async () => {
    const { source, runs } = await printing(endingIn(600));

    await Promise.all([source.token(), source.token(), source.token()]);

    expect(await runs()).toBe(1);
  });

  it("is replaced after a 401, unless the command has no other", async () => {
    const [first, second] = [endingIn(600), endingIn(700)];
    const { source } = await printing(first, second, second);

    await source.token();

    expect(await source.renew(first)).toBe(second);
    expect(await source.renew(second)).toBeUndefined();
  });

  it("must be of the same person as the first", async () => {
    const { tokenAt } = await printing(endingIn(600), endingIn(4_200, "IBMid-2"));

    await tokenAt(0);

    await expect(tokenAt(600_000)).rejects.toMatchObject({
      code: "token-command",
      facts: { why: "its new token is of somebody else than its first one" },
    });
  });

  it("must not be a rehearsal's", async () => {
    const rehearsed = tokenWith({ iam_id: "IBMid-1", iss: "https://rehearsal.invalid" });
    expect(await failure(`echo ${rehearsed}`)).toMatchObject({ code: "rehearsal-mismatch" });
  });
});
