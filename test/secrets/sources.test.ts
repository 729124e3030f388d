import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Variables } from "../support/kp-dual.js";
import { serve } from "../support/loopback.js";
import { onRequest, rawServer } from "../support/raw-server.js";
import { CANARIES } from "./canaries.js";
import { CRN } from "./commands.js";
import { blabbing, INDISCRETIONS } from "./indiscreet.js";
import { hitsIn } from "./scanner.js";
import { everySecret, proxyAt, secretHome, TALKATIVE } from "./secret-home.js";

const NOBODY: Variables = { IBMCLOUD_API_KEY: "", IBMCLOUD_CR_TOKEN: "", IBMCLOUD_CR_PROFILE: "" };

/** A key that no rehearsal takes; all of it is a part of the canary. */
const REAL = { IBMCLOUD_API_KEY: CANARIES["API key"].replace("rehearsal-", "") };

const basic = Buffer.from(`ann:${CANARIES["proxy password"]}`).toString("base64");

/** What a proxy says that repeats the password which it was given. */
const PROXIES: Readonly<Record<string, string>> = {
  "407 with the password": `HTTP/1.1 407 Basic ${basic}\r\nProxy-Authenticate: Basic ${basic}\r\nContent-Length: 0\r\n\r\n`,
  "502 with a page": `HTTP/1.1 502 ann:${CANARIES["proxy password"].replace(/[^ -~]/g, "")}\r\nContent-Length: 5\r\n\r\n<html`,
  "no HTTP": `${basic}\r\n\r\n`,
};

const blabbingProxy = (says: string) => rawServer(onRequest((socket) => socket.end(says)));

describe("a proxy's password", () => {
  it.each(Object.entries(PROXIES))("is told by nobody: %s", async (_, says) => {
    const home = await secretHome();
    const port = await blabbingProxy(says);

    for (const argv of [
      ["whoami", "--debug"],
      ["doctor", "--json"],
      ["key", "list", "--json"],
    ]) {
      const run = await home.run(argv, { ...everySecret(proxyAt(port)), ...REAL, ...TALKATIVE });
      expect(run.hits).toEqual([]);
      expect(run.exit).not.toBe(0);
    }
  });

  it.each(["no host", "127.0.0.1:99999", "[", "127.0.0.1:1/%zz"])(
    "in an address that is none (%s) is not repeated",
    async (host) => {
      const home = await secretHome();
      const proxy = proxyAt(9).replace("127.0.0.1:9", host);

      for (const argv of [["whoami", "--debug"], ["doctor"]]) {
        const run = await home.run(argv, { ...everySecret(proxy), ...REAL, ...TALKATIVE });
        expect(run.hits).toEqual([]);
        expect(run.exit).not.toBe(0);
      }
    },
  );
});

describe("what IAM repeats", () => {
  it.each(["--api-key-file FILE", "--api-key-file -", "IBMCLOUD_API_KEY"])(
    "of a key from %s is not told",
    async (source) => {
      const home = await secretHome();
      const file = source.endsWith("FILE") ? await home.put("key", CANARIES["API key"]) : "-";
      const { endpoint } = await serve(
        ...blabbing(
          "sign-in",
          INDISCRETIONS["400, over lines"] ?? Response.error,
          "free",
          () => undefined,
        ),
      );
      const isFile = source.startsWith("--");

      const run = await home.run(
        ["whoami", "--debug", ...(isFile ? ["--api-key-file", file] : [])],
        { KP_DUAL_REHEARSAL: endpoint, ...(!isFile && { IBMCLOUD_API_KEY: CANARIES["API key"] }) },
        CANARIES["API key"],
      );

      expect(run).toMatchObject({ exit: 4, hits: [] });
      expect(run.stderr).toContain("[secret]");
    },
  );
});

describe("a token command", () => {
  const command = (home: string, ...lines: readonly string[]): Variables => ({
    ...{ ...everySecret(""), ...NOBODY, ...TALKATIVE, KP_INSTANCE_ID: CRN },
    KP_DUAL_TOKEN_COMMAND: `env > ${join(home, "dump")}; ${lines.join("; ")}`,
  });
  const said = CANARIES["output of the token command"];

  it.each([
    ["that prints no token", `echo '${said}'`, 4],
    ["that fails", `echo '${said}'; exit 9`, 4],
    ["that prints a token", `echo '${CANARIES["session token"]}'; echo '${said}'`, 0],
    [
      "that tells its token to people, too",
      `echo 'got ${CANARIES["session token"]}' >&2; exit 1`,
      4,
    ],
  ])("%s: nothing of it is told", async (_, line, exit) => {
    const home = await secretHome();

    const run = await home.run(["whoami", "--debug"], command(home.folder, line));

    expect(run).toMatchObject({ exit, hits: [] });
  });

  it("gets no secret of ours", async () => {
    const home = await secretHome();
    const run = await home.run(["whoami"], {
      ...{ ...everySecret(""), IBMCLOUD_API_KEY: " ", IBMCLOUD_IAM_TOKEN: "\n" },
      KP_DUAL_TOKEN_COMMAND: `env > ${join(home.folder, "dump")}; echo '${CANARIES["session token"]}'`,
    });

    const dump = await readFile(join(home.folder, "dump"), "utf8");
    expect(run).toMatchObject({ exit: 0, hits: [] });
    expect(hitsIn(dump)).toEqual([]);
    expect(dump).toContain("PATH=");
    expect(dump).not.toMatch(/IBMCLOUD_(?:API_KEY|IAM_TOKEN|CR_TOKEN)|TOKEN_COMMAND/);
  });
});

describe("a token that the proxy keeps from its goal", () => {
  it.each([
    ["of a compute resource", { IBMCLOUD_API_KEY: "" }],
    ["of the ibmcloud CLI's session", NOBODY],
  ])("%s is not told", async (_, sources) => {
    const home = await secretHome();
    const port = await blabbingProxy(PROXIES["407 with the password"] ?? "");

    const run = await home.run(["key", "list", "--debug"], {
      ...{ ...everySecret(proxyAt(port)), ...sources, ...TALKATIVE },
    });

    expect(run).toMatchObject({ exit: 8, hits: [] });
  });
});

describe("a configuration with a secret in it", () => {
  it.each([
    [["instance", "list"]],
    [["instance", "remove", "x"]],
    [["pending"]],
    [["doctor", "--json"]],
  ])("is not quoted: %j", async (argv) => {
    const home = await secretHome();

    const run = await home.run([...argv, "--debug"], { ...TALKATIVE });

    expect(run).toMatchObject({ hits: [] });
    expect(`${run.stdout}${run.stderr}`).toContain("config.json");
  });
});
