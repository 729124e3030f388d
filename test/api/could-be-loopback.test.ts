import { describe, expect, it } from "vitest";
import { couldBeLoopback } from "../../src/api/could-be-loopback.js";

const hostOf = (authority: string) => new URL(`http://${authority}`).hostname;

describe("couldBeLoopback", () => {
  it.each([
    "127.0.0.1",
    "127.1",
    "0x7f000001",
    "2130706433",
    "127.255.255.254",
    "0.0.0.0",
    "0",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "ab.c.localhost.",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:127.255.2.3]",
    "[::ffff:0.0.0.0]",
  ])("knows %s", (authority) => {
    expect(couldBeLoopback(hostOf(authority))).toBe(true);
  });

  it.each([
    "128.0.0.1",
    "126.255.255.255",
    "10.0.0.1",
    "127.0.0.1.evil.org",
    "evil.org.127.0.0.1.nip.io",
    "localhost.evil.org",
    "notlocalhost",
    "[::2]",
    "[fd00::1]",
    "[::ffff:10.0.0.1]",
  ])("takes %s for another machine", (authority) => {
    expect(couldBeLoopback(hostOf(authority))).toBe(false);
  });
});
