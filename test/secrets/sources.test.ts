import { describe, expect, it } from "vitest";
import { serve } from "../support/loopback.js";
import { onRequest, rawServer } from "../support/raw-server.js";
import { CANARIES } from "./canaries.js";
import { blabbing, INDISCRETIONS } from "./indiscreet.js";
import { everySecret, NO_CREDENTIAL, proxyAt, secretHome, TALKATIVE } from "./secret-home.js";

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

describe("a token that the proxy keeps from its goal", () => {
  it.each([
    ["of a compute resource", { IBMCLOUD_API_KEY: "" }],
    ["of the ibmcloud CLI's session", NO_CREDENTIAL],
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
