import { chmod, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiKeyFrom } from "../../src/cli/api-key-file.js";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kp-dual-api-key-"));
});
afterAll(() => rm(folder, { recursive: true }));

const noInput = async (): Promise<string> => {
  throw new Error("standard input was read");
};

let files = 0;
async function file(text: string, mode = 0o600): Promise<string> {
  const path = join(folder, String(files++));
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

describe("apiKeyFrom", () => {
  it.each([
    ["k-1", "k-1"],
    ["k-1\n", "k-1"],
    ["\uFEFF k-1 \r\n", "k-1"],
    ['{"name":"x","apikey":"k-1"}', "k-1"],
    ['\uFEFF\n{ "apikey": " k-1 " }\n', "k-1"],
  ])("reads %j", async (text, apiKey) => {
    expect(await apiKeyFrom(await file(text), noInput)).toEqual({ apiKey, exposed: false });
    expect(await apiKeyFrom("-", async () => text)).toEqual({ apiKey, exposed: false });
  });

  it.each([
    ...["", " \n", "two words", "k-1\nk-2", "kéy", "{", "{}", '{"apikey":1}', '{"apikey":""}'],
    ...['{"apiKey":"k-1"}', "k-1\u0000"],
  ])("finds no key in %j, and quotes nothing of it", async (text) => {
    const refused = apiKeyFrom("-", async () => text);

    await expect(refused).rejects.toMatchObject({
      code: "api-key-file",
      facts: { why: "standard input holds no API key" },
    });
  });

  it.each([
    [0o600, false],
    [0o400, false],
    [0o640, true],
    [0o604, true],
    [0o644, true],
  ])("says of mode %o whether others can read it", async (mode, exposed) => {
    expect(await apiKeyFrom(await file("k-1", mode), noInput)).toEqual({ apiKey: "k-1", exposed });
  });

  it.each([0o620, 0o602, 0o622, 0o666])("refuses mode %o", async (mode) => {
    await expect(apiKeyFrom(await file("k-1", mode), noInput)).rejects.toMatchObject({
      code: "api-key-file",
      facts: { why: expect.stringContaining("can write") },
    });
  });

  it("follows a link, as mounted secrets need it, to what counts", async () => {
    const link = join(folder, "link");
    await symlink(await file("k-1", 0o622), link);

    await expect(apiKeyFrom(link, noInput)).rejects.toMatchObject({ code: "api-key-file" });
  });

  it.each([
    ["a folder", () => Promise.resolve(folder)],
    ["nothing", () => Promise.resolve(join(folder, "missing"))],
    ["a device that never ends", () => Promise.resolve("/dev/zero")],
    ["more than 16 KiB", () => file("k".repeat(16 * 1024 + 1))],
    [
      "a gigabyte of nothing",
      () => file("").then((path) => truncate(path, 2 ** 30).then(() => path)),
    ],
  ])("refuses %s", async (_, path) => {
    await expect(apiKeyFrom(await path(), noInput)).rejects.toMatchObject({ code: "api-key-file" });
  });

  it("takes 16 KiB", async () => {
    const { apiKey } = await apiKeyFrom(await file("k".repeat(16 * 1024)), noInput);

    expect(apiKey).toHaveLength(16 * 1024);
  });
});
