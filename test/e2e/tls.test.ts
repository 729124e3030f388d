import { describe, expect, it } from "vitest";
import { inEarnest, WAYS } from "../support/in-earnest.js";
import type { Variables } from "../support/kp-dual.js";
import { BELIEVING, type Certificate, realHosts } from "../support/real-hosts.js";
import { REAL_CRN, REAL_KEY, realService } from "../support/real-service.js";
import { ORDERS } from "../support/wire-json.js";

/** The built program on hosts of IBM's names, each with one thing wrong (reliability.md T13). */

const remove = ["key", "delete", ORDERS, "--confirm", ORDERS, "--instance", REAL_CRN];

const CERTIFICATES: readonly Certificate[] = [
  ...(["self-signed", "wrong-host", "expired", "not-yet-valid", "unknown-authority"] as const),
];

/** Key Protect is the first that is asked, or IAM is. */
const SWITCHES: readonly Variables[] = [
  {},
  { NODE_TLS_REJECT_UNAUTHORIZED: "0", IBMCLOUD_API_KEY: REAL_KEY },
];

/** Lets Node speak what it usually would not. */
const LAX = "--tls-min-v1.0 --tls-cipher-list=DEFAULT@SECLEVEL=0";

/** Nothing that somebody could take for advice to go without the check. */
const ADVICE =
  /insecure|rejectUnauthorized|skip|ignore|disable|switch|turn(?:ed)? off|=0(?! is not honoured)/i;

async function refusals(unsafe: Parameters<typeof realHosts>[0], options = "") {
  const cases = Object.values(WAYS).flatMap((way) => SWITCHES.map((check) => ({ way, check })));
  return Promise.all(
    cases.map(async ({ way, check }) => {
      const hosts = await realHosts({ ...unsafe, handlers: realService() });
      const going = way(hosts);
      const NODE_OPTIONS = `${going["NODE_OPTIONS"] ?? ""} ${options}`;
      const around = { ...BELIEVING, ...check, ...going, NODE_OPTIONS };
      return { ...(await inEarnest(remove, around)), hosts, check };
    }),
  );
}

describe("a host of the right name", () => {
  const unsafe = [
    ...CERTIFICATES.map((certificate) => [certificate, { certificate }] as const),
    ["TLS 1.1", { newest: "TLSv1.1" }, LAX] as const,
  ];

  it.each(unsafe)(
    "with %s gets a handshake and nothing else",
    async (_, wrong, options: string = "") => {
      const runs = await refusals(wrong, options);

      expect(runs).toHaveLength(4);
      for (const { exit, stderr, hosts, check } of runs) {
        expect(hosts.handshakes()).toBeGreaterThan(0);
        expect(hosts.requests).toEqual([]);
        expect(exit).toBe(8);
        expect(stderr).toContain("the connection to the service is not safe");
        expect(stderr).not.toMatch(ADVICE);
        expect(stderr).not.toMatch(/<U\+|:error:/);
        expect(stderr.includes("is not honoured: certificates are checked")).toBe(
          check !== SWITCHES[0],
        );
      }
    },
  );

  it.each(Object.entries(WAYS))(
    "is believed with the authority of NODE_EXTRA_CA_CERTS, %s",
    async (_, way) => {
      const hosts = await realHosts({ handlers: realService() });

      const run = await inEarnest(remove, { ...BELIEVING, ...way(hosts) });

      expect(run).toMatchObject({ exit: 0, stdout: expect.stringContaining("done") });
      expect(new Set(hosts.requests.map(({ headers }) => headers.host))).toEqual(
        new Set(["eu-de.kms.cloud.ibm.com"]),
      );
      expect(hosts.requests.filter(({ method }) => method === "DELETE")).toHaveLength(1);
    },
  );

  it.each(Object.entries(WAYS))("is not believed without it, %s", async (_, way) => {
    const hosts = await realHosts({ handlers: realService() });

    expect(await inEarnest(remove, way(hosts))).toMatchObject({ exit: 8 });
    expect(hosts.requests).toEqual([]);
  });
});
