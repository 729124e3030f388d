import { describe, expect, it } from "vitest";
import { namedKeys } from "../../src/commands/named-keys.js";
import { anOpen } from "../support/an-open.js";

const command = (globals: object = {}) => ({ optsWithGlobals: () => globals });

describe("namedKeys", () => {
  it("are those of the command line, and nothing is read", async () => {
    const open = anOpen({});

    expect(await namedKeys(["a", "b"], undefined, open, command())).toEqual({ keys: ["a", "b"] });
    expect(open.opened).toEqual([]);
  });

  it.each([
    [[], undefined, {}, "no key is named"],
    [["a"], "-", {}, "not both"],
    [["a"], "", {}, "not both"],
    [[], "-", { apiKeyFile: "-" }, "can't hold both"],
  ] as const)("are refused: %j, --from %j, with %j", async (keys, from, globals, words) => {
    const open = anOpen({ input: "a\n" });

    const named = namedKeys(keys, from, open, command(globals));

    await expect(named).rejects.toMatchObject({
      exit: 2,
      facts: { values: { problem: expect.stringContaining(words) } },
    });
    expect(open.opened).toEqual([]);
  });

  it("may come from standard input while the API key comes from a file", async () => {
    const open = anOpen({ input: "a\n" });

    const named = await namedKeys([], "-", open, command({ apiKeyFile: "key.txt" }));

    expect(named.keys).toEqual(["a"]);
  });
});
