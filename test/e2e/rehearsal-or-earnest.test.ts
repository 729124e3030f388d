import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openRunFile } from "../../src/change/run-file.js";
import { folderForTest } from "../support/folder-for-test.js";
import { inEarnest } from "../support/in-earnest.js";
import type { Variables } from "../support/kp-dual.js";
import { type Loopback, serve } from "../support/loopback.js";
import { BELIEVING, realHosts } from "../support/real-hosts.js";
import { REAL_CRN, REAL_KEY, REAL_TOKEN, realService } from "../support/real-service.js";
import { runHeader } from "../support/run-header.js";
import { tokenWith } from "../support/token-with.js";
import { unmarked } from "../support/told-failures.js";
import { ORDERS } from "../support/wire-json.js";

/** A rehearsal and the real service, with the credentials of both at hand (reliability.md T15). */

const show = ["key", "show", ORDERS, "--instance", REAL_CRN];
const REHEARSED_KEY = "rehearsal-bob";
const REHEARSED_TOKEN = tokenWith({ iss: "https://rehearsal.invalid", iam_id: "IBMid-bob" });

/** Each real credential there is; the command leaves a mark where it is run. */
async function everyReal(): Promise<Variables & { readonly MARK: string }> {
  const folder = await folderForTest();
  await mkdir(join(folder, "ibmcloud"));
  const session = JSON.stringify({ IAMToken: REAL_TOKEN });
  await writeFile(join(folder, "ibmcloud", "config.json"), session, { mode: 0o600 });
  const MARK = join(folder, "mark");
  return {
    MARK,
    IBMCLOUD_CONFIG_HOME: join(folder, "ibmcloud"),
    KP_DUAL_TOKEN_COMMAND: `touch ${MARK}; echo ${REAL_TOKEN}`,
    IBMCLOUD_CR_TOKEN: REAL_TOKEN,
    IBMCLOUD_CR_PROFILE: "profile",
    IBMCLOUD_IAM_API_ENDPOINT: "https://private.iam.cloud.ibm.com",
    KP_TARGET_ADDR: "https://private.eu-de.kms.cloud.ibm.com",
  };
}

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/** A run with a rehearsal at an address, and all of the internet, which gets nothing, behind a proxy. */
async function rehearsed(environment: Variables, address = ({ endpoint }: Loopback) => endpoint) {
  const here = await serve(...realService({ token: REHEARSED_TOKEN }));
  const hosts = await realHosts({ handlers: realService() });
  const real = await everyReal();
  const run = await inEarnest(show, {
    ...BELIEVING,
    ...{ HTTPS_PROXY: hosts.proxy, HTTP_PROXY: hosts.proxy },
    ...real,
    KP_DUAL_REHEARSAL: address(here),
    ...environment,
  });
  expect([hosts.tunnels, hosts.relayed]).toEqual([[], []]);
  expect(await isThere(real.MARK)).toBe(false);
  return { ...run, here };
}

describe("in a rehearsal", () => {
  it.each([
    ["an API key", { IBMCLOUD_API_KEY: REHEARSED_KEY, IBMCLOUD_IAM_TOKEN: REAL_TOKEN }],
    ["a token", { IBMCLOUD_API_KEY: "", IBMCLOUD_IAM_TOKEN: REHEARSED_TOKEN }],
  ])("%s made for it goes there, and no real credential", async (_, credential) => {
    const { exit, stdout, stderr, here } = await rehearsed(credential);

    expect(exit).toBe(0);
    expect(here.requests.length).toBeGreaterThan(0);
    expect(JSON.stringify(here.requests)).not.toContain(REAL_TOKEN);
    expect(unmarked(stdout + stderr).length).toBeGreaterThan(3);
  });

  it.each([
    ["a real API key", { IBMCLOUD_API_KEY: REAL_KEY, IBMCLOUD_IAM_TOKEN: REHEARSED_TOKEN }, 2],
    ["a real token", { IBMCLOUD_IAM_TOKEN: REAL_TOKEN }, 2],
    ["what else signs in", { IBMCLOUD_IAM_TOKEN: "" }, 4],
  ])("%s goes nowhere", async (_, credential, exit) => {
    const run = await rehearsed(credential);

    expect(run).toMatchObject({ exit, stdout: "" });
    expect(run.here.requests).toEqual([]);
    expect(unmarked(run.stderr).length).toBeGreaterThan(1);
  });

  it.each([
    ["localhost.evil", ({ endpoint }: Loopback) => endpoint.replace("127.0.0.1", "localhost.evil")],
    ["127.0.0.1.nip.io", (at: Loopback) => at.endpoint.replace("127.0.0.1", "127.0.0.1.nip.io")],
    ["0.0.0.0", (at: Loopback) => at.endpoint.replace("127.0.0.1", "0.0.0.0")],
    ["a user", (at: Loopback) => at.endpoint.replace("127", "me:pw@127")],
  ])("no credential goes to %s", async (_, address) => {
    const run = await rehearsed({ IBMCLOUD_API_KEY: REHEARSED_KEY }, address);

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.here.requests).toEqual([]);
  });
});

describe("in earnest", () => {
  it.each([
    ["API key", { IBMCLOUD_API_KEY: REHEARSED_KEY }],
    ["token", { IBMCLOUD_IAM_TOKEN: REHEARSED_TOKEN }],
    [
      "token of a command",
      { IBMCLOUD_IAM_TOKEN: "", KP_DUAL_TOKEN_COMMAND: `echo ${REHEARSED_TOKEN}` },
    ],
  ])("a rehearsal's %s goes nowhere", async (_, credential) => {
    const hosts = await realHosts({ handlers: realService() });

    const run = await inEarnest(show, { ...BELIEVING, HTTPS_PROXY: hosts.proxy, ...credential });

    expect(run).toMatchObject({ exit: 2, stdout: "" });
    expect(run.stderr).toContain("the rehearsal and the real service don't mix");
    expect(hosts.tunnels).toEqual([]);
  });
});

describe("a run", () => {
  it.each([
    ["of a rehearsal is not resumed in earnest", true],
    ["in earnest is not resumed in a rehearsal", false],
  ])("%s", async (_, rehearsal) => {
    const XDG_STATE_HOME = await folderForTest();
    const run = "20260512T072000Z-delete-7f3a";
    const clock = () => new Date("2026-05-12T07:20:00Z");
    const place = { folder: join(XDG_STATE_HOME, "kp-dual"), run, owner: process.getuid?.() };
    const setting = { startedAt: clock(), rehearsal, keyRing: null };
    const journal = await openRunFile({ ...place, clock }, setting, runHeader());
    onTestFinished(() => journal.close({}));
    const [here, hosts] = [await serve(...realService()), await realHosts()];

    const resumed = await inEarnest(["resume", run, "--confirm", ORDERS], {
      ...{ XDG_STATE_HOME, HTTPS_PROXY: hosts.proxy },
      ...(!rehearsal && { KP_DUAL_REHEARSAL: here.endpoint, IBMCLOUD_API_KEY: REHEARSED_KEY }),
    });

    expect(resumed).toMatchObject({ exit: 2, stdout: "" });
    expect(resumed.stderr).toContain("the rehearsal and the real service don't mix");
    expect([here.requests, hosts.tunnels]).toEqual([[], []]);
  });
});
