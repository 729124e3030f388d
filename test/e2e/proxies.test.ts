import { describe, expect, it } from "vitest";
import { inEarnest } from "../support/in-earnest.js";
import type { Variables } from "../support/kp-dual.js";
import { BELIEVING, type RealHosts, realHosts } from "../support/real-hosts.js";
import { REAL_CRN, REAL_KEY, REAL_TOKEN, realService } from "../support/real-service.js";
import { ORDERS } from "../support/wire-json.js";

/** The built program and what the environment says of proxies (reliability.md T12, interface.md §2). */

const remove = ["key", "delete", ORDERS, "--confirm", ORDERS, "--instance", REAL_CRN];
const CANARY = "canary-proxy-password";

/** Reaches the hosts without a proxy too, so that what goes straight arrives and is counted. */
const run = async (hosts: RealHosts, environment: Variables, ...more: readonly string[]) =>
  inEarnest([...remove, ...more], {
    ...BELIEVING,
    ...hosts.straight,
    IBMCLOUD_API_KEY: REAL_KEY,
    ...environment,
  });

/** What a proxy got to see may hold no credential but its own. */
function expectBlind({ tunnels, relayed }: RealHosts) {
  expect(relayed).toEqual([]);
  const seen = JSON.stringify(tunnels);
  for (const secret of [REAL_KEY, REAL_TOKEN, 'uthorization":"Bearer', "correlation-id"])
    expect(seen).not.toContain(secret);
}

describe("a proxy", () => {
  it.each([
    ["HTTPS_PROXY", "https_proxy"],
    ["https_proxy", "HTTPS_PROXY"],
    ["HTTP_PROXY", "ALL_PROXY"],
  ])("of %s is asked for tunnels, and nothing but tunnels", async (name, emptied) => {
    const hosts = await realHosts({ handlers: realService() });

    const { exit } = await run(hosts, { [emptied]: "", [name]: hosts.proxy });

    expect(exit).toBe(0);
    expect(new Set(hosts.tunnels.map(({ to }) => to))).toEqual(
      new Set(["iam.cloud.ibm.com:443", "eu-de.kms.cloud.ibm.com:443"]),
    );
    expect(hosts.handshakes()).toBe(hosts.tunnels.length);
    expectBlind(hosts);
  });

  it("behind TLS is asked like any other, and its own certificate is checked", async () => {
    const [good, bad] = [
      await realHosts({ handlers: realService(), secureProxy: "good" }),
      await realHosts({ handlers: realService(), secureProxy: "wrong-host" }),
    ];
    const proxied = (hosts: RealHosts) =>
      run(hosts, { NODE_OPTIONS: "", HTTPS_PROXY: hosts.proxy, NODE_TLS_REJECT_UNAUTHORIZED: "0" });

    expect(await proxied(good)).toMatchObject({ exit: 0 });
    expect(await proxied(bad)).toMatchObject({ exit: 8 });
    expect(good.tunnels.length).toBeGreaterThan(0);
    expect([bad.tunnels, bad.requests]).toEqual([[], []]);
  });

  it.each([
    "407 Proxy Authentication Required",
    "502 Bad Gateway",
    "302 Found\r\nLocation: http://x/",
  ])(
    "that answers %j proves that nothing was sent, and its password is never shown",
    async (proxySays) => {
      const hosts = await realHosts({ handlers: realService(), proxySays });
      const HTTPS_PROXY = hosts.proxy.replace("//", `//me:${CANARY}@`);

      const { exit, stdout, stderr } = await run(hosts, { HTTPS_PROXY }, "--debug");

      expect(exit).toBe(8);
      expect(stderr).toContain("error: ");
      expect(hosts.requests).toEqual([]);
      expect(hosts.tunnels.length).toBeGreaterThan(0);
      const basic = Buffer.from(`me:${CANARY}`).toString("base64");
      expect(hosts.tunnels[0]?.headers["proxy-authorization"]).toBe(`Basic ${basic}`);
      expect(stdout + stderr).not.toMatch(new RegExp(`${CANARY}|${basic.slice(0, 12)}`));
      expectBlind(hosts);
    },
  );
});

describe("NO_PROXY", () => {
  it.each([
    ["*", 0],
    ["EU-DE.kms.cloud.ibm.com  iam.cloud.ibm.com", 0],
    [".cloud.ibm.com:443", 0],
    ["*.cloud.ibm.com:8443, other.example.com", 2],
    ["loud.ibm.com", 2],
  ])("%j leaves %i of two hosts to the proxy", async (NO_PROXY, left) => {
    const hosts = await realHosts({ handlers: realService() });

    const { exit } = await run(hosts, { HTTPS_PROXY: hosts.proxy, NO_PROXY });

    expect(exit).toBe(0);
    expect(new Set(hosts.tunnels.map(({ to }) => to)).size).toBe(left);
    expectBlind(hosts);
  });
});
