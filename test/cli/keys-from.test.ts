import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keysFrom } from "../../src/cli/keys-from.js";

const MIB = 1024 * 1024;

let folder: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-list-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function* inPieces(...pieces: readonly Uint8Array[]) {
  yield* pieces;
}
const unasked = (): never => {
  throw new Error("standard input was not to be read");
};
const fileWith = async (content: string | Uint8Array) => {
  const file = join(folder, String(files++));
  await writeFile(file, content);
  return file;
};
const sparse = async (size: number) => {
  const file = join(folder, String(files++));
  const handle = await open(file, "w");
  await handle.truncate(size);
  await handle.close();
  return file;
};
const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const problem = (what: string) => ({ code: "bad-list", facts: { values: { problems: what } } });

describe("keysFrom", () => {
  it("reads a file, and leaves standard input alone", async () => {
    const file = await fileWith("\uFEFFa\r\nb\r\n");

    expect(await keysFrom(file, unasked)).toEqual({
      file,
      // echo -ne '\xef\xbb\xbfa\r\nb\r\n' | sha256sum
      sha256: "ef7385f30109f20b5bb2d2b82376d31c0fc64b33feefeb8efac373469fc9dca6",
      keys: [
        { text: "a", line: 1 },
        { text: "b", line: 2 },
      ],
    });
  });

  it("reads standard input, wherever its pieces break", async () => {
    const pieces = Array.from(Buffer.from("\uFEFFid,name\r\nschlüssel-€,x\r\n"), (byte) =>
      bytes(byte),
    );

    const { keys } = await keysFrom("-", () => inPieces(...pieces));

    expect(keys).toEqual([{ text: "schlüssel-€", line: 2 }]);
  });

  it.each([
    ["no text in UTF-8", bytes(0x61, 0xff), "it is no text in UTF-8"],
    ["UTF-16", bytes(0xff, 0xfe, 0x61, 0), "it is no text in UTF-8"],
    ["nothing", bytes(), "it names no key"],
    ["comments alone", Buffer.from("# a\n\n"), "it names no key"],
    ["a header alone", Buffer.from("id\n"), "it names no key"],
  ])("refuses %s", async (_, content, what) => {
    const file = await fileWith(content);

    await expect(keysFrom(file, unasked)).rejects.toMatchObject(problem(what));
    await expect(keysFrom("-", () => inPieces(content))).rejects.toMatchObject({
      exit: 2,
      explanation: { why: `standard input: ${what}` },
    });
  });

  it.each([
    ["a folder", () => folder, "it can't be read (EISDIR)"],
    ["nothing there", () => join(folder, "missing"), "it can't be read (ENOENT)"],
    ["a device that never ends", () => "/dev/zero", "it is larger than 16 MiB"],
  ])("refuses %s", async (_, file, what) => {
    await expect(keysFrom(file(), unasked)).rejects.toMatchObject(problem(what));
  });

  it("takes 16 MiB, and not one byte more", async () => {
    const blank = Buffer.alloc(16 * MIB - 1, "\n");

    const { keys } = await keysFrom("-", () => inPieces(Buffer.from("a"), blank));
    expect(keys).toEqual([{ text: "a", line: 1 }]);
    await expect(keysFrom("-", () => inPieces(Buffer.from("ab"), blank))).rejects.toMatchObject(
      problem("it is larger than 16 MiB"),
    );
    await expect(keysFrom(await sparse(100 * MIB), unasked)).rejects.toMatchObject(
      problem("it is larger than 16 MiB"),
    );
  });

  it.each([
    ["lines", ""],
    ["CSV", "id\n"],
  ])("takes 100,000 keys, and not one more: %s", async (_, header) => {
    const { keys } = await keysFrom(await fileWith(`${header}${"k\n".repeat(100_000)}`), unasked);
    expect(keys).toHaveLength(100_000);

    const more = await fileWith(`${header}${"k\n".repeat(100_001)}`);
    await expect(keysFrom(more, unasked)).rejects.toMatchObject(
      problem("it names more than 100,000 keys, the most for one run"),
    );
  });

  it("never repeats, or asks for, what looks like a secret", async () => {
    const secret = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2";

    await expect(keysFrom(await fileWith(`orders\n${secret}\n`), unasked)).rejects.toMatchObject(
      problem("line 2 looks like a secret, not like a key's name"),
    );
  });

  it("tells of all that is wrong, in the order of the lines", async () => {
    const file = await fileWith("id,name\n,x\na\n,y\nb,z,z\n");

    await expect(keysFrom(file, unasked)).rejects.toMatchObject(
      problem(
        "line 2 names no key; line 3 has more or fewer columns than the header; " +
          "line 4 names no key; line 5 has more or fewer columns than the header",
      ),
    );
  });
});
