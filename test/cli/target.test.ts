import { describe, expect, it } from "vitest";
import { environmentOf } from "../../src/cli/environment.js";
import { keyRingOf, rehearsalOf, whereaboutsOf } from "../../src/cli/target.js";

const NOTHING = environmentOf({});
const options = (more = {}) => ({ input: true, ...more });

describe("whereaboutsOf", () => {
  it("wants an instance to be named", () => {
    expect(() => whereaboutsOf(options(), NOTHING)).toThrow(
      expect.objectContaining({ code: "usage" }),
    );
  });

  it("takes the command line's before the environment's", () => {
    const environment = environmentOf({ KP_INSTANCE_ID: "theirs" });

    expect(whereaboutsOf(options({ instance: "mine" }), environment).instance).toBe("mine");
    expect(whereaboutsOf(options(), environment).instance).toBe("theirs");
  });

  it("takes KP_TARGET_ADDR before its older name", () => {
    const both = { KP_INSTANCE_ID: "i", KP_TARGET_ADDR: "new", KP_PRIVATE_ADDR: "old" };

    expect(whereaboutsOf(options(), environmentOf(both)).target).toBe("new");
    expect(whereaboutsOf(options(), environmentOf({ ...both, KP_TARGET_ADDR: "" })).target).toBe(
      "old",
    );
  });

  it("hands over what the command line says", () => {
    const said = { instance: "i", region: "eu-de", endpoint: "https://x", private: true };

    expect(whereaboutsOf(options(said), NOTHING)).toMatchObject({
      ...{ instance: "i", named: "i", region: "eu-de", endpoint: "https://x", private: true },
      rehearsal: null,
    });
  });
});

describe("rehearsalOf", () => {
  it("is the emulator's address, on this machine only", () => {
    const at = (address: string) => rehearsalOf(environmentOf({ KP_DUAL_REHEARSAL: address }));

    expect(at("http://127.0.0.1:41234/")).toBe("http://127.0.0.1:41234");
    expect(at("")).toBeNull();
    expect(() => at("http://example.com:80")).toThrow(
      expect.objectContaining({ code: "host-not-allowed" }),
    );
  });
});

describe("keyRingOf", () => {
  it.each([undefined, "default", "ab", "a-b_C9", "r".repeat(100)])("takes %j", (keyRing) => {
    expect(keyRingOf(options({ keyRing }), "i-1")).toBe(keyRing);
  });

  it.each(["", "a", "r".repeat(101), "a b", "a/b", "ring\n", "ä-ring"])("refuses %j", (keyRing) => {
    expect(() => keyRingOf(options({ keyRing }), "i-1")).toThrow(
      expect.objectContaining({
        code: "bad-key-ring",
        facts: expect.objectContaining({ values: { instanceId: "i-1" } }),
      }),
    );
  });
});
