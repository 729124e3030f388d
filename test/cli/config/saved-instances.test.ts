import { mkdir, open, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { savedInstances } from "../../../src/cli/config/saved-instances.js";
import { aConfiguration, aPlace, BROKEN, CRN, GUID } from "./configurations.js";

const problemOf = async (folder: string) => {
  const { all, error } = await savedInstances(folder);
  expect(all).toEqual([]);
  expect(error).toMatchObject({ code: "config-broken", exit: 11 });
  return error?.facts.why;
};

describe("savedInstances", () => {
  it("are none without a folder, and none that is told", async () => {
    const { folder } = await aPlace();

    expect(await savedInstances(folder)).toEqual({ all: [], error: null });
  });

  it("are those of the file, however they are called", async () => {
    const instances = {
      "prod-eu": { instance: CRN },
      2024: { instance: GUID, region: "eu-de" },
      constructor: { instance: GUID },
    };
    const { folder } = await aConfiguration(JSON.stringify({ instances }));

    const { all, error } = await savedInstances(folder);

    expect(error).toBeNull();
    expect(all).toEqual(
      expect.arrayContaining([
        { name: "prod-eu", instance: CRN, region: null },
        { name: "2024", instance: GUID, region: "eu-de" },
        { name: "constructor", instance: GUID, region: null },
      ]),
    );
    expect(all).toHaveLength(3);
  });

  it("are none in a file without any", async () => {
    expect(await savedInstances((await aConfiguration("{}")).folder)).toMatchObject({ all: [] });
  });
});

describe("a file that holds", () => {
  it.each(BROKEN)("%s is told, and not quoted", async (_, content, problem) => {
    const { folder, file } = await aConfiguration(content);

    const why = await problemOf(folder);

    expect(why).toMatch(problem);
    expect(why).toMatch(new RegExp(`^${file} `));
    expect(why).not.toContain("secret-text");
    expect(Buffer.from(content).equals(await readFile(file))).toBe(true);
  });
});

describe("what is no file of kp-dual's", () => {
  it("is one that is larger than any list, and is not read", async () => {
    const { folder, file } = await aConfiguration("");
    const handle = await open(file, "r+");
    await handle.truncate(2 ** 30);
    await handle.close();

    expect(await problemOf(folder)).toMatch(/is larger than 1 MiB$/);
  });

  it("is a folder", async () => {
    const { folder, file } = await aPlace();
    await mkdir(file, { recursive: true });

    expect(await problemOf(folder)).toMatch(/is no file$/);
  });

  it("is a symbolic link, wherever it leads", async () => {
    const { folder, file } = await aConfiguration(JSON.stringify({ instances: {} }));
    await rm(file);
    const elsewhere = join(dirname(folder), "elsewhere.json");
    await writeFile(elsewhere, "{}");
    await symlink(elsewhere, file);
    expect(await problemOf(folder)).toMatch(/is a symbolic link$/);

    await rm(elsewhere);
    expect(await problemOf(folder)).toMatch(/is a symbolic link$/);
  });

  it("is what lies in a file instead of a folder", async () => {
    const { folder } = await aPlace();
    await writeFile(folder, "{}");

    expect(await problemOf(folder)).toMatch(/can't be read \(ENOTDIR\)$/);
  });
});
