import { describe, expect, it } from "vitest";
import { rehearsalAddress } from "../../src/api/rehearsal-address.js";

describe("rehearsalAddress", () => {
  it.each([
    ["http://127.0.0.1:41234", "http://127.0.0.1:41234"],
    ["http://127.0.0.1:41234/", "http://127.0.0.1:41234"],
    [" http://127.0.0.1:41234\n", "http://127.0.0.1:41234"],
    ["http://localhost:41234", "http://localhost:41234"],
    ["http://localhost", "http://localhost"],
    ["HTTP://LOCALHOST:8", "http://localhost:8"],
    ["http://127.0.0.1:41234/a-b/c.d_e2", "http://127.0.0.1:41234/a-b/c.d_e2"],
    ["http://[::1]:41234", "http://[::1]:41234"],
    ["http://127.1:41234", "http://127.0.0.1:41234"],
    ["http://2130706433:41234", "http://127.0.0.1:41234"],
    ["http://0x7f.1:41234", "http://127.0.0.1:41234"],
    ["http://127.255.255.254:41234", "http://127.255.255.254:41234"],
    ["http://LocalHost:41234", "http://localhost:41234"],
    ["http://127.0.0.1:41234/prefix", "http://127.0.0.1:41234/prefix"],
    ["http://127.0.0.1:41234/a/b/", "http://127.0.0.1:41234/a/b"],
  ])("reads %j", (text, address) => {
    expect(rehearsalAddress(text)).toBe(address);
  });

  it.each([
    "",
    "127.0.0.1:41234",
    "https://127.0.0.1:41234",
    "http://eu-de.kms.cloud.ibm.com",
    "http://10.0.0.1:41234",
    "http://127.0.0.1.evil.org:41234",
    "http://127.0.0.1.nip.io:41234",
    "http://evil.localhost:41234",
    "http://localhost.:41234",
    "http://localhost.evil:41234",
    "http://0.0.0.0:41234",
    "http://0:41234",
    "http://126.255.255.255:41234",
    "http://128.0.0.1:41234",
    "http://167772161:41234",
    "http://[::]:41234",
    "http://[::2]:41234",
    "http://[::ffff:10.0.0.1]:41234",
    "http://[::ffff:127.0.0.1]:41234",
    "http://127.0.0.1:41234@evil.org",
    "http://127.0.0.1\t.evil.org",
    "http://\uff11\uff12\uff17.0.0.1:41234",
    "http://xn--localhost-:41234",
    "http://localhost.evil.org",
    "http://127.0.0.1@evil.org",
    "http://evil.org\\@127.0.0.1",
    "http://evil.org#127.0.0.1",
    "http://user:secret@127.0.0.1:41234",
    "http://127.0.0.1:99999",
    "http://127.0.0.1:",
    "http://127.0.0.1:041234",
    "x http://127.0.0.1:41234",
    "xhttp://127.0.0.1:41234",
    `http://${"a".repeat(254)}.localhost`,
    "http://127.0.0.1:41234/?to=evil",
    "http://127.0.0.1:41234/\u2025",
    "http://127.0.0.1:41234//evil.org",
  ])("refuses %j", (text) => {
    expect(() => rehearsalAddress(text)).toThrow(
      expect.objectContaining({ code: "host-not-allowed", exit: 2 }),
    );
  });

  it.each([
    ["http://evil.org", "evil.org"],
    ["evil", "this address"],
  ])("says of %s why, and what to set", (text, host) => {
    expect(() => rehearsalAddress(text)).toThrow(
      expect.objectContaining({
        facts: {
          values: { host },
          why: "a rehearsal stays on this machine: http, a loopback address, a port",
          do: [
            "start one: kp-dual emulator; then set KP_DUAL_REHEARSAL to the address that it prints, like http://127.0.0.1:41234",
          ],
        },
      }),
    );
  });
});
