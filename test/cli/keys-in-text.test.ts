import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keysInText } from "../../src/cli/keys-in-text.js";

const MOST = 100;
const read = (text: string) => keysInText(text, MOST);
const named = (...keys: readonly (readonly [string, number])[]) => ({
  keys: keys.map(([text, line]) => ({ text, line })),
  problems: [],
});

describe("keysInText, of lines", () => {
  it.each([
    ["", named()],
    ["a", named(["a", 1])],
    ["a\nb\n", named(["a", 1], ["b", 2])],
    ["a\r\nb\rc\n", named(["a", 1], ["b", 2], ["c", 3])],
    ["\n# orders\n  a name \n\t\n#\nb # c\n", named(["a name", 3], ["b # c", 6])],
    ["a,b;c\n", named(["a,b;c", 1])],
    ["a\na\n", named(["a", 1], ["a", 2])],
  ])("reads %j", async (text, found) => {
    expect(await read(text)).toEqual(found);
  });

  it("names each line by its number, whatever stands between them", async () => {
    const lines = fc.array(fc.constantFrom("", "#x", "k1", " k2"));
    const ends = fc.constantFrom("\n", "\r\n", "\r");

    await fc.assert(
      fc.asyncProperty(lines, ends, async (given, end) => {
        const { keys } = await read(given.join(end));

        expect(keys).toEqual(
          given.flatMap((line, at) =>
            line.includes("k") ? [{ text: line.trim(), line: at + 1 }] : [],
          ),
        );
      }),
    );
  });

  it.each([MOST - 1, MOST, MOST + 1, MOST + 2])("stops one behind the most: %i", async (count) => {
    const { keys } = await read("k\n".repeat(count));

    expect(keys).toHaveLength(Math.min(count, MOST + 1));
  });
});

describe("keysInText, of CSV", () => {
  it.each([
    ["id\na\n", named(["a", 2])],
    ["name,ID\nx,a\ny,b\n", named(["a", 2], ["b", 3])],
    ['"Name";"Key"\r\n"x;y";"a"\r\n', named(["a", 2])],
    ["name\tkey\nx\ta b\n", named(["a b", 2])],
    ["# exported\n\nid,name\n# none\na,x\n\nb,y\n", named(["a", 5], ["b", 7])],
    ["key,id\nk,a\nk2,\n", named(["a", 2], ["k2", 3])],
    ['key,note\na,"two\nlines"\nb,x\n', named(["a", 3], ["b", 4])],
    ['key\n"a ""b"""\n', named(['a "b"', 2])],
    ["id,name", named()],
  ])("reads %j", async (text, found) => {
    expect(await read(text)).toEqual(found);
  });

  it("tells of every row that can't be read, and of each that names no key", async () => {
    const { problems } = await read('id,name\na,x\n,y\nb\nc,x,z\nf,"open\n');

    expect(problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))).toEqual([
      { line: 3, what: "names no key" },
      { line: 4, what: "has more or fewer columns than the header" },
      { line: 5, what: "has more or fewer columns than the header" },
      { line: 6, what: "has a quote that is never closed" },
    ]);
  });

  it.each([
    ['id\nok\na"b\n', 3],
    ['id,name\n"d"e,x\nf,x\n', 2],
  ])("tells of the row that is quoted wrongly: %j", async (text, line) => {
    expect((await read(text)).problems).toContainEqual({ line, what: "is no CSV" });
  });

  it.each([MOST, MOST + 1, MOST + 2])("stops one behind the most: %i", async (count) => {
    const { keys } = await read(`id\n${"k\n".repeat(count)}`);

    expect(keys).toHaveLength(Math.min(count, MOST + 1));
  });

  it("takes a list whose first line only holds such a word for lines", async () => {
    expect(await read("the key\nan id\n")).toEqual(named(["the key", 1], ["an id", 2]));
  });
});
