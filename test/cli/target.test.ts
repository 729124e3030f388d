import { describe, expect, it } from "vitest";
import { environmentOf } from "../../src/cli/environment.js";
import { keyRingOf, namedOnes, rehearsalOf, theOnly, whereaboutsOf } from "../../src/cli/target.js";

const NOTHING = environmentOf({});
const options = (more = {}) => ({ input: true, ...more });

const one = (named: string) => ({ instance: named, named, name: null, region: null });

describe("namedOnes", () => {
  it("takes the command line's before the environment's", () => {
    const environment = environmentOf({ KP_INSTANCE_ID: "theirs" });

    expect(namedOnes({ instance: ["mine", "too"] }, environment)).toEqual(["mine", "too"]);
    expect(namedOnes({}, environment)).toEqual(["theirs"]);
    expect(namedOnes({}, NOTHING)).toEqual([]);
  });
});

describe("theOnly", () => {
  it("is the one that was named", () => {
    expect(theOnly(["mine"])).toBe("mine");
  });

  it.each([[[]], [["one", "two"]]])("refuses %j", (named) => {
    expect(() => theOnly(named)).toThrow(expect.objectContaining({ code: "usage" }));
  });
});

describe("whereaboutsOf", () => {
  it("takes KP_TARGET_ADDR before its older name", () => {
    const both = { KP_TARGET_ADDR: "new", KP_PRIVATE_ADDR: "old" };
    const target = (variables: typeof both) =>
      whereaboutsOf(one("i"), options(), environmentOf(variables)).target;

    expect(target(both)).toBe("new");
    expect(target({ ...both, KP_TARGET_ADDR: "" })).toBe("old");
  });

  it("hands over what the command line says", () => {
    const said = { region: "eu-de", endpoint: "https://x", private: true };

    expect(whereaboutsOf(one("i"), options(said), NOTHING)).toMatchObject({
      ...{ instance: "i", named: "i", region: "eu-de", endpoint: "https://x", private: true },
      rehearsal: null,
    });
  });

  it("takes the command line's region before the saved one", () => {
    const saved = { ...one("i"), region: "eu-de" };

    expect(whereaboutsOf(saved, options(), NOTHING).region).toBe("eu-de");
    expect(whereaboutsOf(saved, options({ region: "eu-gb" }), NOTHING).region).toBe("eu-gb");
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
