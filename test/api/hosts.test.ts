import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NamedBy, trustedOrigin } from "../../src/api/hosts.js";
import { KpDualError } from "../../src/errors/kp-dual-error.js";

const everybody: readonly NamedBy[] = [
  ...(["command-line", "environment", "environment-iam", "journal", "service"] as const),
];
const others = everybody.filter((by) => by !== "command-line");

function refusal(address: string, by: NamedBy): KpDualError {
  try {
    throw new Error(`${trustedOrigin(address, by)} was taken`);
  } catch (error) {
    if (error instanceof KpDualError) return error;
    throw error;
  }
}

describe("trustedOrigin", () => {
  it.each([
    ["https://eu-de.kms.cloud.ibm.com", "https://eu-de.kms.cloud.ibm.com"],
    ["https://eu-de.kms.cloud.ibm.com/", "https://eu-de.kms.cloud.ibm.com"],
    [" https://eu-de.kms.cloud.ibm.com\n", "https://eu-de.kms.cloud.ibm.com"],
    ["HTTPS://EU-DE.kms.cloud.ibm.com:443", "https://eu-de.kms.cloud.ibm.com"],
    ["private.eu-de.kms.cloud.ibm.com", "https://private.eu-de.kms.cloud.ibm.com"],
    ["https://iam.cloud.ibm.com", "https://iam.cloud.ibm.com"],
    ["https://x.api.eu-de.kms.appdomain.cloud", "https://x.api.eu-de.kms.appdomain.cloud"],
    ["x.api.eu-de.hs-crypto.appdomain.cloud", "https://x.api.eu-de.hs-crypto.appdomain.cloud"],
    [
      "api.us-east.hs-crypto.cloud.ibm.com:8000",
      "https://api.us-east.hs-crypto.cloud.ibm.com:8000",
    ],
    ["private.eu-de.kms.cloud.ibm.com:19999", "https://private.eu-de.kms.cloud.ibm.com:19999"],
  ])("takes %j from everybody", (address, origin) => {
    for (const by of everybody) expect(trustedOrigin(address, by)).toBe(origin);
  });

  it.each([
    "https://keys.example.com",
    "https://10.1.2.3:8443",
    "https://[fd00::1]",
    "https://us-south.kms.cloud.ibm.com.evil.org",
    "https://us-south.kms.cloud.ibm.com.",
    "https://evilcloud.ibm.com",
    "https://cloud.ibm.com",
    "https://kms.appdomain.cloud",
    "https://x.appdomain.cloud",
    "https://us-south.kms.cloud.ibm.com:22",
    "https://us-south.kms.cloud.ibm.com:7999",
    "https://us-south.kms.cloud.ibm.com:20000",
    "https://xn--us-suth-jlg.kms.cloud.ibm.com",
    "https://-.evil.org",
    "https://keys.example.com:8",
    `https://${"a.".repeat(126)}a`,
  ])("takes %s from the command line only", (address) => {
    expect(trustedOrigin(address, "command-line")).toBe(address);
    for (const by of others)
      expect(refusal(address, by)).toMatchObject({ code: "host-not-allowed" });
  });

  it.each([
    "",
    "https://",
    "https://user@us-south.kms.cloud.ibm.com",
    "https://user:secret@us-south.kms.cloud.ibm.com",
    "https://us-south.kms.cloud.ibm.com@evil.org",
    "https://us-south.kms.cloud.ibm.com:443@evil.org",
    "https://evil.org\\@us-south.kms.cloud.ibm.com",
    "https://evil.org#.kms.cloud.ibm.com",
    "https://evil.org?.kms.cloud.ibm.com",
    "https://evil.org/.kms.cloud.ibm.com",
    "https://us-south.kms.cloud.ibm.com/api/v2",
    "https://us-s\u043euth.kms.cloud.ibm.com",
    "https://evil\u3002org",
    "https://evil.org\u2044.kms.cloud.ibm.com",
    "https://%75s-south.kms.cloud.ibm.com",
    "https://us-south.kms.cloud.ibm.com\tevil.org",
    "https://us-south.kms.cloud.ibm.com\r\nx: y",
    "https://us-south.kms.cloud.ibm.com:99999",
    "https://us-south.kms.cloud.ibm.com:x",
    "https://us-south.kms.cloud.ibm.com:",
    "https://us-south.kms.cloud.ibm.com:000443",
    "https://us-south.kms.cloud.ibm.com//",
    "https://[:::]",
    "https://999.1.1.1",
    "https:/us-south.kms.cloud.ibm.com",
    "ftp://us-south.kms.cloud.ibm.com",
    "javascript:alert(1)",
    `https://${"a".repeat(254)}`,
  ])("refuses %j from everybody", (address) => {
    for (const by of everybody) expect(refusal(address, by).code).toBe("insecure-endpoint");
  });

  it.each(["http://us-south.kms.cloud.ibm.com", "http://keys.example.com:8080"])(
    "refuses %s, since it is not https",
    (address) => {
      for (const by of everybody) expect(refusal(address, by).code).toBe("insecure-endpoint");
      expect(refusal(address, "command-line").explanation.do[0]).toContain(
        address.replace("http:", "https:"),
      );
    },
  );

  it.each([
    ["https://localhost", "localhost"],
    ["https://127.0.0.1:8443", "127.0.0.1"],
    ["http://127.1:4000", "127.0.0.1"],
    ["https://[::1]", "[::1]"],
    ["https://[::]", "[::]"],
    ["https://[0000:0000:0000:0000:0000:ffff:127.127.127.127]", "[::ffff:7f7f:7f7f]"],
  ])("refuses %s, since this machine is for rehearsals", (address, host) => {
    for (const by of everybody) {
      const { code, facts } = refusal(address, by);

      expect(code).toBe("host-not-allowed");
      expect(facts).toEqual({
        values: { host },
        why: "an address of this machine is for rehearsals only",
        do: [
          "for a rehearsal, set KP_DUAL_REHEARSAL to it",
          "leave out --endpoint, KP_TARGET_ADDR and KP_PRIVATE_ADDR",
        ],
      });
    }
  });

  it("says how an address is written, and repeats none of it", () => {
    expect(refusal("me:hunter2@evil.org", "command-line").facts).toEqual({
      why: "an address is https:// and the name of a host, perhaps a port; no user, path or query",
      do: ["write it like https://eu-de.kms.cloud.ibm.com"],
    });
  });

  it("says how a host can be trusted, and that IAM's can't", () => {
    const address = "https://keys.example.com:8443";

    for (const by of ["environment", "service"] as const)
      expect(refusal(address, by).explanation).toMatchObject({
        why: "credentials go to hosts of IBM Cloud only, unless the command line names another",
        do: [
          "if you trust it, name it on the command line: --endpoint https://keys.example.com:8443",
        ],
      });
    expect(refusal(address, "environment-iam").explanation.do).toEqual([
      "unset IBMCLOUD_IAM_API_ENDPOINT",
    ]);
  });

  it("never repeats a password", () => {
    const { explanation, facts } = refusal("https://me:hunter2@evil.org", "environment");
    expect(JSON.stringify([explanation, facts])).not.toContain("hunter2");
  });

  it("gives https origins on known hosts only, whatever the environment holds", () => {
    const likely = fc
      .array(
        fc.constantFrom(
          "https://",
          "http://",
          "us-south",
          "kms",
          "cloud",
          "ibm",
          "com",
          "evil",
          "org",
          ".",
          ".",
          "@",
          ":",
          "443",
          "/",
          "\\",
          "#",
          "?",
          "%2e",
          "xn--",
          "\u3002",
          "[",
          "]",
          " ",
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join(""));
    // webUrl() would take seconds to make its first one.
    const host = fc.domain().map((domain) => `https://${domain}`);
    fc.assert(
      fc.property(fc.oneof(likely, fc.string(), host), (address) => {
        let origin = "https://a.cloud.ibm.com";
        try {
          origin = trustedOrigin(address, "environment");
        } catch (error) {
          expect(error).toBeInstanceOf(KpDualError);
        }
        expect(new URL(origin).hostname).toMatch(
          /\.(cloud\.ibm\.com|(kms|hs-crypto)\.appdomain\.cloud)$/,
        );
        expect(new URL(origin).origin).toBe(origin);
        expect(origin).toMatch(/^https:/);
      }),
    );
  });

  it("takes of 10,000 addresses near an allowed one only those that are one, as they were typed", () => {
    const allowed = fc.constantFrom(
      "us-south.kms.cloud.ibm.com",
      "iam.cloud.ibm.com",
      "02fd6835-6001-4482-a892-13bd2085f75d.api.eu-de.kms.appdomain.cloud",
      "api.private.eu-de.hs-crypto.cloud.ibm.com:8123",
    );
    const tricks = fc.constantFrom(
      ...[
        "",
        "",
        "evil",
        ".",
        "..",
        "@",
        ":",
        ":443",
        ":80",
        ":8443",
        "/",
        "//",
        "\\",
        "#",
        "?",
        "%2e",
      ],
      ...[
        "%00",
        "%40",
        "\t",
        "\n",
        "\r\n",
        " ",
        "\u0000",
        "\u200b",
        "\u00ad",
        "\u3002",
        "\uff0e",
        "\u2044",
      ],
      ...[
        "\u0456",
        "\u212a",
        "xn--",
        "[",
        "]",
        "[::1]",
        "127.0.0.1",
        "localhost",
        "me:pw@",
        ".evil.example",
      ],
      ...[
        "evil.example/",
        "evil.example#",
        "evil.example?",
        "evil.example\\",
        "evil.example@",
        "-",
        "_",
        "*",
      ],
    );
    const trick = fc.oneof(fc.constant(""), tricks);
    const scheme = fc.constantFrom(
      "https://",
      "https://",
      "",
      "HTTPS://",
      "http://",
      "https:",
      "//",
      "ws://",
    );
    const near = fc
      .tuple(scheme, trick, allowed, fc.nat(70), trick, trick)
      .map(([how, head, host, at, middle, tail]) =>
        [how, head, host.slice(0, at), middle, host.slice(at), tail].join(""),
      );
    let [taken, turnedDown] = [0, 0];

    fc.assert(
      fc.property(near, fc.constantFrom(...others), (address, by) => {
        try {
          const origin = trustedOrigin(address, by);
          const typed = address
            .trim()
            .toLowerCase()
            .replace(/^https:\/\//, "")
            .replace(/\/$/, "");
          taken += 1;
          expect(origin.replace("https://", "")).toBe(typed.replace(/:443$/, ""));
          expect(typed).toMatch(
            /^(?:[a-z0-9-]+\.)+(?:cloud\.ibm\.com|(?:kms|hs-crypto)\.appdomain\.cloud)(?::443|:[89]\d{3}|:1\d{4})?$/,
          );
        } catch (error) {
          if (!(error instanceof KpDualError)) throw error;
          turnedDown += 1;
        }
      }),
      { numRuns: 10_000 },
    );

    expect(taken + turnedDown).toBe(10_000);
    expect(taken).toBeGreaterThan(100);
    expect(turnedDown).toBeGreaterThan(5_000);
  });
});
